/** Answers on their way to the LMS's list `cmi.interactions`: sent in order, again until they are proved to be stored. */

/** @typedef {import("./tracker.js").Answered} Answered */

export class Outbox {
  /** @param {import("./wire.js").Wire} wire @param {import("./session.js").Vocabulary} vocabulary */
  constructor(wire, vocabulary) {
    this.wire = wire;
    this.say = vocabulary;
    /** @type {Answered[]} */
    this.queue = [];
    /** Where the first of them goes, and how many have gone out. */
    this.count = this.out = 0;
  }

  begin() {
    this.count = Number(this.wire.read("cmi.interactions._count")) || 0;
  }

  /** Sends what waits, without a gap; an LMS may do without interactions. */
  send() {
    for (this.out = 0; this.out < this.queue.length; this.out += 1) {
      const [[, id], ...others] = this.say.interaction(this.queue[this.out]);
      const path = `cmi.interactions.${this.count + this.out}.`;
      if (!this.wire.write(`${path}id`, id)) {
        if (this.say.without(this.wire.error())) this.queue = [];
        return;
      }
      for (const [name, value] of others) {
        const shorter = this.wire.write(path + name, value) ? null : this.say.shorter(value);
        if (shorter !== null) this.wire.write(path + name, shorter);
      }
    }
  }

  /** What has gone out is stored. */
  stored() {
    this.queue.splice(0, this.out);
    this.count += this.out;
    this.out = 0;
  }
}
