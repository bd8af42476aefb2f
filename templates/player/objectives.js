/** The objectives that an LMS keeps in its list `cmi.objectives`, found again by their ids. */

/** @typedef {import("./tracker.js").Objective} Objective */

export class Objectives {
  /** @param {import("./wire.js").Wire} wire @param {import("./session.js").Vocabulary} vocabulary */
  constructor(wire, vocabulary) {
    this.wire = wire;
    this.say = vocabulary;
    /** @type {Map<string, number>} where each stands in the list */
    this.places = new Map();
    /** @type {Set<string>} those once reached, which stay so */
    this.met = new Set();
    this.count = 0;
  }

  begin() {
    this.count = Number(this.wire.read("cmi.objectives._count")) || 0;
    for (let at = 0; at < this.count; at += 1) {
      const id = this.wire.read(`cmi.objectives.${at}.id`);
      this.places.set(id, at);
      if (this.say.reached((name) => this.wire.read(`cmi.objectives.${at}.${name}`))) this.met.add(id);
    }
  }

  /** Writes what is known of them; an LMS may do without. @param {Objective[]} objectives */
  write(objectives) {
    for (const one of objectives) {
      if (one.met === null || (this.met.has(one.id) && !one.met)) continue;
      const known = this.places.get(one.id);
      const path = `cmi.objectives.${known ?? this.count}.`;
      if (!this.wire.write(`${path}id`, one.id)) return;
      if (known === undefined) {
        this.places.set(one.id, this.count);
        this.count += 1;
      }
      for (const [name, value] of this.say.objective(one)) this.wire.write(path + name, value);
      if (one.met) this.met.add(one.id);
    }
  }
}
