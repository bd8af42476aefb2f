/**
 * A learner's notes, each with its moment, at the end of a state: the twin of `cartable/model/notes.py`, which
 * defines the bits; and the room they have there, which the build works out (`notes_room` of `state_size.py`).
 */

import { Bits } from "./bits.js";

/**
 * What a learner wrote at a sentence of a module, or, at 0, of the module as a whole.
 * @typedef {{module: string, sentence: number, text: string}} Note
 * @typedef {import("./course.js").Layout} Layout
 */

/** @param {Layout} layout */
const slotWidth = ({ slots }) => (slots.length > 1 ? (slots.length - 1).toString(2).length : 0);

/** Those of a module without a living slot are left out. @param {Bits} bits @param {Note[]} notes @param {Layout} layout */
export function putNotes(bits, notes, layout) {
  /** @param {Note} note */
  const slot = (note) => layout.slots.findIndex((one) => one.kind === "module" && one.id === note.module && one.gone === null);
  const living = notes.filter((note) => slot(note) >= 0);
  bits.put(Number(living.length > 0), 1);
  if (living.length) bits.putNumber(living.length);
  for (const note of living) {
    bits.put(slot(note), slotWidth(layout));
    bits.putNumber(note.sentence);
    bits.putText(note.text);
  }
}

/** The notes saved under the layout `then`, without those of modules gone since; null where the bits are none. @param {Bits} bits @param {Layout} then @returns {Note[] | null} */
export function takenNotes(bits, then) {
  const count = bits.take(1) ? bits.takeNumber() : 0;
  if (count === null || !bits.holds(count)) return null;
  const notes = [];
  for (let at = 0; at < count; at += 1) {
    const slot = then.slots[bits.take(slotWidth(then))];
    const [sentence, text] = [bits.takeNumber(), bits.takeText()];
    if (slot?.kind !== "module" || sentence === null || text === null) return null;
    if (slot.gone === null) notes.push({ module: slot.id, sentence, text });
  }
  return notes;
}

/** The most bytes that a text can have there so that all notes stay within their room. @param {Note[]} others @param {Note} note @param {Layout} layout @param {number} room in characters of a state */
export function mostBytes(others, note, layout, room) {
  const bits = new Bits();
  putNotes(bits, [...others, { ...note, text: "" }], layout);
  const most = Math.floor((room * 6 - bits.bits.length) / 8);
  return most < 128 ? most : Math.max(127, most - 1); // from 128 on, the length itself takes a byte more
}
