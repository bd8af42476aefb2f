/**
 * A learner's state, packed into the characters an LMS keeps for us.
 *
 * The twin of `cartable/model/state.py`, which defines the bits; both run `tests/vectors/state.json`.
 */

/**
 * @typedef {import("./course.js").Layout} Layout
 * @typedef {import("./course.js").Slot} Slot
 * @typedef {import("./course.js").Response} Response
 * @typedef {{response: Response, checked: boolean}} Given
 * @typedef {{seen: boolean, attempts: number, submitted: boolean}} Visit
 * @typedef {{
 *   seed: number, revision: number, visits: Map<string, Visit>,
 *   answers: Map<string, Given>, kept: Map<string, Response>, notes: import("./noted.js").Note[],
 * }} State
 */

import { Bits, check, packed, unpacked } from "./bits.js";
import { layoutAt, sum } from "./layout.js";
import { putNotes, takenNotes } from "./noted.js";
import { UnreadableStateError, putResponse, takenResponse } from "./responses.js";

const FORMAT = 2;
const HEAD_BITS = 20;

/** @param {Slot} slot */
const lives = (slot) => slot.gone === null;

/**
 * The state as base64url characters. Answers and notes without a living slot are left out.
 * @param {State} state
 * @param {Layout} layout
 */
export function saved(state, layout) {
  const body = new Bits();
  body.put(layout.generation, 12);
  body.put(state.revision & 0xffff, 16);
  body.put(state.seed, 16);
  const questions = layout.slots.filter((slot) => slot.kind !== "module");
  for (const slot of layout.slots) {
    if (slot.kind === "module") {
      const visit = (lives(slot) && state.visits.get(slot.id)) || { seen: false, attempts: 0, submitted: false };
      const record = visit.attempts > 0 || visit.submitted;
      body.put(Number(visit.seen), 1);
      body.put(Number(record), 1);
      if (record) {
        body.put(Math.min(visit.attempts, 63), 6);
        body.put(Number(visit.submitted), 1);
      }
    } else {
      const given = lives(slot) ? state.answers.get(slot.id) : undefined;
      body.put(Number(given !== undefined), 1);
      if (given) {
        body.put(Number(given.checked), 1);
        putResponse(body, slot, given.response);
      }
    }
  }
  const kept = questions.some((slot) => lives(slot) && state.kept.has(slot.id));
  body.put(Number(kept), 1);
  for (const slot of kept ? questions : []) {
    const response = lives(slot) ? state.kept.get(slot.id) : undefined;
    body.put(Number(response !== undefined), 1);
    if (response !== undefined) putResponse(body, slot, response);
  }
  putNotes(body, state.notes, layout);
  const head = new Bits();
  head.put(FORMAT, 4);
  head.put(check(body.bits, sum(layout)), 16);
  return packed(head.bits + body.bits);
}

/** A state before the first launch. @param {number} seed 16 bits @returns {State} */
export const fresh = (seed) => ({ seed, revision: 0, visits: new Map(), answers: new Map(), kept: new Map(), notes: [] });

/**
 * The state that was saved under this layout or an earlier generation of it; what stands behind a point was set aside.
 * @param {string} characters
 * @param {Layout} layout
 * @returns {State}
 * @throws {UnreadableStateError} for another format, a generation yet to come, a wrong character or bit
 */
export function restored(characters, layout) {
  const all = unpacked(characters.split(".")[0]);
  if (all === null) throw new UnreadableStateError(characters.slice(0, 40));
  const bits = new Bits(all);
  const [form, checked, generation] = [bits.take(4), bits.take(16), bits.take(12)];
  const known = form === FORMAT && generation >= 1 && generation <= layout.generation;
  const { slots: then } = layoutAt(layout, generation);
  if (!known || checked !== check(all.slice(HEAD_BITS), sum({ generation, slots: then }))) {
    throw new UnreadableStateError(characters.slice(0, 40));
  }
  const [revision, seed] = [bits.take(16), bits.take(16)];
  const state = { ...fresh(seed), revision };
  for (const slot of then) {
    if (slot.kind === "module") {
      const seen = bits.take(1) === 1;
      const record = bits.take(1) === 1;
      const visit = { seen, attempts: record ? bits.take(6) : 0, submitted: record && bits.take(1) === 1 };
      if (lives(slot) && (seen || visit.attempts || visit.submitted)) state.visits.set(slot.id, visit);
    } else if (bits.take(1)) {
      const locked = bits.take(1) === 1;
      const response = takenResponse(bits, slot);
      if (lives(slot)) state.answers.set(slot.id, { response, checked: locked });
    }
  }
  for (const slot of bits.take(1) ? then : []) {
    if (slot.kind === "module" || !bits.take(1)) continue;
    const response = takenResponse(bits, slot);
    if (lives(slot)) state.kept.set(slot.id, response);
  }
  const notes = takenNotes(bits, { generation, slots: then });
  if (notes === null) throw new UnreadableStateError(characters.slice(0, 40));
  return { ...state, notes };
}
