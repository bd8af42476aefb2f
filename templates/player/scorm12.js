/**
 * SCORM 1.2 (ADL SCORM RTE 3.4): the tracker that speaks `cmi.*` to an API that may be absent, lie or throw.
 *
 * Elements are written when they changed, and again until the LMS takes them.
 */

import { Wire } from "./wire.js";
import { LONGEST, cut, elements, timespan } from "./interactions12.js";

/**
 * @typedef {import("./tracker.js").Tracker} Tracker
 * @typedef {import("./tracker.js").Answered} Answered
 * @typedef {import("./tracker.js").Launch} Launch
 * @typedef {import("./tracker.js").Status} Status
 */

const STATUS = "cmi.core.lesson_status";
const MEMORY = "cmi.suspend_data";
const LOCATION = "cmi.core.lesson_location";
const STATUSES = ["passed", "completed", "failed", "incomplete", "browsed", "not attempted"];
const NOT_IMPLEMENTED = "401";

/** What the status becomes: never less than it was. @param {string} was @param {Status} wanted */
export function raised(was, wanted) {
  if (was === "passed" || (was === "completed" && wanted !== "passed")) return was;
  return was === "failed" && wanted === "incomplete" ? was : wanted;
}

/** @implements {Tracker} */
export class Scorm12 {
  /** @param {Window} frame */
  constructor(frame) {
    this.wire = new Wire(frame);
    this.started = Date.now();
    this.open = this.finished = this.behind = this.keeps = false;
    this.status = "";
    /** Whether score and status may be written: Moodle 4.5 stores them even in review. */
    this.judged = true;
    /** @type {Answered[]} */
    this.queue = [];
    this.count = 0;
    /** @type {[Status, string | null]} */
    this.wanted = ["incomplete", null];
  }

  /** @returns {Launch} */
  resume() {
    if (!this.wire.found()) return { link: "absent", mode: "normal", location: "", memory: "" };
    return this.begin();
  }

  /** @returns {Launch} */
  begin() {
    const begun = this.wire.call("LMSInitialize", "");
    this.status = this.wire.read(STATUS);
    // Moodle 4.5 throws at a second LMSInitialize of one page (a reload of the frame), yet goes on serving.
    this.open = begun || STATUSES.includes(this.status);
    if (!this.open) return { link: "silent", mode: "normal", location: "", memory: "" };
    const said = this.wire.read("cmi.core.lesson_mode");
    const mode = said === "review" || said === "browse" ? said : "normal";
    this.keeps = mode === "normal";
    this.judged = this.keeps && this.wire.read("cmi.core.credit") !== "no-credit";
    this.count = Number(this.wire.read("cmi.interactions._count")) || 0;
    this.wire.read("cmi.core.score.raw");
    const launch = { location: this.wire.read(LOCATION), memory: this.wire.read(MEMORY) };
    if (this.keeps) {
      // Moodle 4.5 makes `completed` of a status never written, and brings state back only after `suspend`.
      this.wire.write("cmi.core.exit", "suspend");
      if (this.judged && !STATUSES.slice(0, 4).includes(this.status)) this.writeStatus("incomplete");
    }
    return { link: "open", mode, ...launch };
  }

  /** @param {Answered} answered */
  answer(answered) {
    this.queue.push(answered);
  }

  /** @param {Status} status @param {string | null} score */
  report(status, score) {
    this.wanted = [status, score];
  }

  /** @param {Status} wanted */
  writeStatus(wanted) {
    const status = raised(this.status, wanted);
    if (status === this.status) return true;
    const taken = this.wire.write(STATUS, status);
    if (taken) this.status = status;
    return taken;
  }

  /** @param {string} location @param {string} memory @returns {import("./tracker.js").Saved} */
  save(location, memory) {
    if (this.finished || this.behind) return this.behind ? "behind" : "refused";
    if (!this.open) {
      // Silent at launch, it may answer by now; what it then holds was never shown, and stays as it is.
      if (!this.wire.found()) return "refused";
      const { link, mode, memory: older } = this.begin();
      this.behind = link === "open" && (older !== "" || mode !== "normal");
      if (link === "silent" || this.behind) return this.behind ? "behind" : "refused";
    }
    let taken = this.wire.write(LOCATION, location);
    taken = this.wire.write(MEMORY, memory) && taken;
    if (this.judged) taken = this.judge() && taken;
    this.wire.write("cmi.core.exit", "suspend");
    this.writeTime();
    return this.wire.call("LMSCommit", "") && taken ? "saved" : "refused";
  }

  judge() {
    this.sendAnswers();
    const [status, score] = this.wanted;
    let taken = true;
    if (score !== null) {
      this.wire.write("cmi.core.score.min", "0");
      this.wire.write("cmi.core.score.max", "100");
      taken = this.wire.write("cmi.core.score.raw", score);
    }
    return this.writeStatus(status) && taken;
  }

  /** Sends the answers waiting, in order and without a gap; an LMS may do without interactions. */
  sendAnswers() {
    while (this.queue.length) {
      const [[, id], ...others] = elements(this.queue[0]);
      const path = `cmi.interactions.${this.count}.`;
      if (!this.wire.write(`${path}id`, id)) {
        if (this.wire.error() === NOT_IMPLEMENTED) this.queue = [];
        return;
      }
      for (const [name, value] of others) {
        if (!this.wire.write(path + name, value) && value.length > LONGEST) this.wire.write(path + name, cut(value));
      }
      this.count += 1;
      this.queue.shift();
    }
  }

  writeTime() {
    this.wire.write("cmi.core.session_time", timespan((Date.now() - this.started) / 1000));
  }

  finish() {
    if (this.finished || !this.open) return;
    this.finished = true;
    if (this.keeps && !this.behind) this.writeTime();
    this.wire.call("LMSFinish", "");
  }
}
