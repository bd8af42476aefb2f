/** Where each thing that a learner's state remembers stands: the twin of `cartable/model/layout.py`. */

import { crc } from "./bits.js";

/** @typedef {import("./course.js").Layout} Layout @typedef {import("./course.js").Slot} Slot */

/** The layout as it stood at an earlier generation; `gone` stays what it is now. @param {Layout} layout @param {number} generation @returns {Layout} */
export function layoutAt({ slots }, generation) {
  const then = slots.filter((slot) => slot.since <= generation);
  return {
    generation,
    slots: then.map((slot) => ({ ...slot, options: slot.options.filter((option) => option.since <= generation) })),
  };
}

/** A checksum over ids, kinds and options in their order, with which a state begins its own. @param {Layout} layout */
export function sum({ slots }) {
  const lines = slots.map((slot) => [slot.id, slot.kind, ...slot.options.map((option) => option.id)].join(" "));
  return crc(new TextEncoder().encode(lines.join("\n")));
}
