/** One answer among the bits of a state, by the kind of its slot: `cartable/model/state.py` defines them. */

/**
 * @typedef {import("./bits.js").Bits} Bits
 * @typedef {import("./course.js").Slot} Slot
 * @typedef {import("./course.js").Response} Response
 */

/** The id that an answer begins with: `a` of `a`, of `a.d` and of `a=words`. @param {string} one */
export const idOf = (one) => one.split(/[.=]/)[0];

/** The characters are no state of this layout. */
export class UnreadableStateError extends Error {}

/** @param {Slot} slot */
const optionWidth = (slot) => (slot.options.length > 1 ? (slot.options.length - 1).toString(2).length : 0);

/** @param {Bits} bits @param {Slot} slot @param {string} id */
function putOption(bits, slot, id) {
  const index = slot.options.findIndex((option) => option.id === id);
  if (index < 0) throw new TypeError(`slot ${slot.id} has no option ${id}`);
  bits.put(index, optionWidth(slot));
}

/** @param {Bits} bits @param {Slot} slot */
function takenOption(bits, slot) {
  const option = slot.options[bits.take(optionWidth(slot))];
  if (!option) throw new UnreadableStateError(slot.id);
  return option.id;
}

/** @param {Bits} bits @param {Slot} slot @param {Response} response @throws {TypeError} for one that the slot cannot hold */
export function putResponse(bits, slot, response) {
  const ids = slot.options.map((option) => option.id);
  if (slot.kind === "text") {
    bits.putText(/** @type {string} */ (response));
  } else if (slot.kind === "choice") {
    putOption(bits, slot, response[0]);
  } else if (slot.kind === "order") {
    bits.putNumber(response.length);
    for (const id of response) putOption(bits, slot, id);
  } else if (slot.kind === "pairs" || slot.kind === "texts") {
    for (const id of ids) {
      const pair = /** @type {string[]} */ (response).find((one) => idOf(one) === id);
      bits.put(Number(pair !== undefined), 1);
      if (pair !== undefined) {
        const other = pair.slice(id.length + 1);
        if (slot.kind === "texts") bits.putText(other);
        else putOption(bits, slot, other);
      }
    }
  } else {
    for (const id of ids) bits.put(Number(response.includes(id)), 1);
  }
}

/** @param {Bits} bits @param {Slot} slot @returns {Response} @throws {UnreadableStateError} */
export function takenResponse(bits, slot) {
  const text = () => {
    const taken = bits.takeText();
    if (taken === null) throw new UnreadableStateError(slot.id);
    return taken;
  };
  if (slot.kind === "text") return text();
  if (slot.kind === "texts") return slot.options.flatMap(({ id }) => (bits.take(1) ? [`${id}=${text()}`] : []));
  if (slot.kind === "choice") return [takenOption(bits, slot)];
  if (slot.kind === "order") {
    const length = bits.takeNumber();
    if (length === null || length > slot.options.length) throw new UnreadableStateError(slot.id);
    return Array.from({ length }, () => takenOption(bits, slot));
  }
  if (slot.kind === "pairs") return slot.options.flatMap(({ id }) => (bits.take(1) ? [`${id}.${takenOption(bits, slot)}`] : []));
  return slot.options.map((option) => option.id).filter(() => bits.take(1));
}
