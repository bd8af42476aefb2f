/** What the LMS keeps of a course, in this browser: each learner's attempts, the oldest first. */

/**
 * `cmi` is what was committed last; the times are of ISO 8601; `cut` says how long the state was that was cut.
 * @typedef {import("./model.mjs").Cmi} Cmi
 * @typedef {{cmi: Cmi, started: string, last: string, cut?: number}} Attempt
 */

const LEARNERS = 2;

export class Records {
  /** @param {string} key what the browser keeps them under */
  constructor(key) {
    this.key = key;
  }

  /** The attempts of each learner. @returns {Attempt[][]} */
  all() {
    /** @type {unknown} */
    let read = null;
    try {
      read = JSON.parse(localStorage.getItem(this.key) ?? "null");
    } catch {
      // A browser that forbids storage has nothing to give back; saving will say so.
    }
    const kept = Array.isArray(read) ? read : [];
    return [...Array(LEARNERS).keys()].map((at) => (Array.isArray(kept[at]) ? kept[at] : []));
  }

  /** What the learner's last attempt left. @param {number} learner @returns {Cmi} */
  left(learner) {
    return this.all()[learner].at(-1)?.cmi ?? {};
  }

  /** Begins the learner's first attempt, if there is none. @param {number} learner */
  begin(learner) {
    if (!this.all()[learner].length) this.renew(learner);
  }

  /** Begins an attempt beside the ones before. @param {number} learner */
  renew(learner) {
    const now = new Date().toISOString();
    this.change(learner, (attempts) => [...attempts, { cmi: {}, started: now, last: "" }]);
  }

  /** Keeps what was committed; whether the browser did. @param {number} learner @param {Cmi} cmi @param {number} cut */
  keep(learner, cmi, cut) {
    const now = new Date().toISOString();
    return this.change(learner, (attempts) => [
      ...attempts.slice(0, -1),
      { started: attempts.at(-1)?.started ?? now, cmi, last: now, cut },
    ]);
  }

  /** Forgets the learner. @param {number} learner */
  forget(learner) {
    this.change(learner, () => []);
  }

  /** @param {number} learner @param {(attempts: Attempt[]) => Attempt[]} changed */
  change(learner, changed) {
    const all = this.all();
    all[learner] = changed(all[learner]);
    try {
      localStorage.setItem(this.key, JSON.stringify(all));
    } catch {
      return false;
    }
    return true;
  }
}
