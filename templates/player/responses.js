/** One answer among the bits of a state, by the kind of its slot: `cartable/model/state.py` defines them. */

/**
 * @typedef {import("./bits.js").Bits} Bits
 * @typedef {import("./course.js").Slot} Slot
 * @typedef {import("./course.js").Response} Response
 */

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
  } else if (slot.kind === "pairs") {
    const beside = new Map(/** @type {string[]} */ (response).map((pair) => /** @type {[string, string]} */ (pair.split("."))));
    for (const id of ids) {
      const other = beside.get(id);
      bits.put(Number(other !== undefined), 1);
      if (other !== undefined) putOption(bits, slot, other);
    }
  } else {
    for (const id of ids) bits.put(Number(response.includes(id)), 1);
  }
}

/** @param {Bits} bits @param {Slot} slot @returns {Response} @throws {UnreadableStateError} */
export function takenResponse(bits, slot) {
  if (slot.kind === "text") {
    const text = bits.takeText();
    if (text === null) throw new UnreadableStateError(slot.id);
    return text;
  }
  if (slot.kind === "choice") return [takenOption(bits, slot)];
  if (slot.kind === "order") {
    const length = bits.takeNumber();
    if (length === null || length > slot.options.length) throw new UnreadableStateError(slot.id);
    return Array.from({ length }, () => takenOption(bits, slot));
  }
  if (slot.kind === "pairs") return slot.options.flatMap(({ id }) => (bits.take(1) ? [`${id}.${takenOption(bits, slot)}`] : []));
  return slot.options.map((option) => option.id).filter(() => bits.take(1));
}
