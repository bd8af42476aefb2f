/** When each sentence is spoken, and which one at a time. */

import { last } from "./said.js";

/** How long a sentence stays marked after its end, if none begins, in ms: speakers breathe. */
const BREATH = 1000;

export class Times {
  /** @param {{from: number, to: number}[]} spans in ms, in the order of the text */
  constructor(spans) {
    const order = spans.map((span, index) => ({ ...span, index })).sort((one, other) => one.from - other.from);
    this.order = order;
    this.starts = order.map((span) => span.from);
    let latest = 0;
    /** Until when any up to each is spoken. */
    this.until = order.map((span) => (latest = Math.max(latest, span.to)));
  }

  /** The index of the sentence spoken at a time, of several the one that began last; -1 for none. @param {number} time in ms */
  at(time) {
    const begun = last(this.starts, time);
    for (let at = begun; at >= 0 && this.until[at] > time; at -= 1) {
      if (this.order[at].to > time) return this.order[at].index;
    }
    return begun >= 0 && this.until[begun] + BREATH > time ? this.order[begun].index : -1;
  }
}
