/**
 * A session with an LMS that may be absent, lie or throw, whatever the standard: one flow, and a
 * vocabulary for each standard. Elements are written when they changed, and again until the LMS takes them.
 */

import { Objectives } from "./objectives.js";
import { Outbox } from "./outbox.js";
import { Wire } from "./wire.js";

/**
 * @typedef {import("./tracker.js").Answered} Answered
 * @typedef {import("./tracker.js").Launch} Launch
 * @typedef {import("./tracker.js").Report} Report
 *
 * What a standard calls things. `first` gives whether the status read at launch shows that the API serves,
 * `achieved` whether it is passed or completed;
 * `enter` writes what a first launch must; `judge` writes status and score and gives whether the LMS has
 * them; `interaction` are the elements of an answer, the id first; `shorter` may be tried where a value is
 * refused; `without` tells by an error code that the LMS does without interactions.
 * @typedef {{
 *   calls: import("./wire.js").Calls,
 *   names: {mode: string, credit: string, location: string, memory: string, learner: string, name: string, exit: string, time: string, score: string},
 *   first: (wire: Wire) => boolean,
 *   achieved: () => boolean, enter: (wire: Wire) => void,
 *   judge: (wire: Wire, report: Report) => boolean,
 *   interaction: (answer: Answered) => [string, string][],
 *   shorter: (value: string) => string | null,
 *   without: (error: string) => boolean,
 *   objective: (objective: import("./tracker.js").Objective) => [string, string][],
 *   reached: (read: (name: string) => string) => boolean,
 *   timespan: (seconds: number) => string,
 * }} Vocabulary
 */

const SILENT = { mode: /** @type {const} */ ("normal"), location: "", memory: "", learner: "", name: "", achieved: false, score: "" };

/** What `tracker.js` asks of a tracker. */
export class Session {
  /** @param {Window} frame @param {Vocabulary} vocabulary */
  constructor(frame, vocabulary) {
    this.say = vocabulary;
    this.wire = new Wire(frame, vocabulary.calls);
    this.objectives = new Objectives(this.wire, vocabulary);
    this.started = Date.now();
    this.open = this.ended = this.behind = this.keeps = false;
    /** Whether score and status may be written: Moodle 4.5 stores them even in review. */
    this.judged = true;
    this.outbox = new Outbox(this.wire, vocabulary);
    this.wanted = /** @type {Report | null} */ (null);
  }

  resume() {
    return this.wire.found() ? this.begin() : /** @type {Launch} */ ({ link: "absent", ...SILENT });
  }

  /** @returns {Launch} */
  begin() {
    const { names } = this.say;
    const begun = this.wire.begin();
    // Moodle 4.5 throws at a second LMSInitialize of one page (a reload of the frame), yet goes on serving.
    this.open = this.say.first(this.wire) || begun;
    // A record that cannot be read now is not one that is empty: what it holds must not be overwritten.
    if (typeof this.wire.said(this.say.calls.get, names.memory) !== "string") this.open = false;
    if (!this.open) return { link: "silent", ...SILENT };
    const said = this.wire.read(names.mode);
    const mode = said === "review" || said === "browse" ? said : "normal";
    this.keeps = mode === "normal";
    this.judged = this.keeps && this.wire.read(names.credit) !== "no-credit";
    const launch = {
      location: this.wire.read(names.location),
      memory: this.wire.read(names.memory),
      ...{ learner: this.wire.read(names.learner), name: this.wire.read(names.name) },
      ...{ achieved: this.say.achieved(), score: this.wire.read(names.score) },
    };
    if (this.keeps) {
      this.outbox.begin();
      this.objectives.begin();
      this.wire.write(names.exit, "suspend"); // Moodle 4.5 brings state back only after `suspend`
      if (this.judged) this.say.enter(this.wire);
    }
    return { link: "open", mode, ...launch };
  }

  answer(/** @type {Answered} */ answered) {
    this.outbox.queue.push(answered);
  }

  /** A score that fell though nobody answered (a newer version asks more, or another key) is not sent. @param {Report} report */
  report(report) {
    const { score, mayFall } = report;
    const fell = score !== null && Number(this.wire.taken.get(this.say.names.score)) > Number(score);
    this.wanted = fell && !mayFall ? { ...report, score: null } : report;
  }

  /** @param {string} location @param {string} memory @param {boolean} proves @returns {import("./tracker.js").Saved} */
  save(location, memory, proves) {
    if (this.ended || this.behind) return this.behind ? "behind" : "refused";
    if (!this.open) {
      // Silent at launch, it may answer by now; what it then holds was never shown, and stays as it is.
      if (!this.wire.found()) return "refused";
      const { link, mode, memory: older } = this.begin();
      this.behind = link === "open" && (older !== "" || mode !== "normal");
      if (link === "silent" || this.behind) return this.behind ? "behind" : "refused";
    }
    const { names } = this.say;
    let taken = this.wire.write(names.location, location);
    taken = this.wire.writeWhole(names.memory, memory) && taken;
    if (this.judged) {
      this.outbox.send();
      if (this.wanted) {
        this.objectives.write(this.wanted.objectives);
        taken = this.say.judge(this.wire, this.wanted) && taken;
      }
    }
    this.wire.write(names.exit, "suspend");
    this.writeTime();
    const stored = this.wire.commit(proves);
    if (stored && proves) this.outbox.stored();
    return stored && taken ? "saved" : "refused";
  }

  writeTime() {
    this.wire.write(this.say.names.time, this.say.timespan((Date.now() - this.started) / 1000));
  }

  finish() {
    if (this.ended || !this.open) return;
    this.ended = true;
    if (this.keeps && !this.behind) this.writeTime();
    this.wire.end();
  }

  leave() {
    this.ended = true;
  }
}
