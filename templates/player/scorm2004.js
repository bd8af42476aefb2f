/** SCORM 2004 4th edition (ADL RTE 4.2): what its data model calls things, and what LMSs do with them. */

import { shortened } from "./answers.js";
import { LONGEST, elements, phrase, timespan } from "./interactions2004.js";
import { Session } from "./session.js";

/** @typedef {import("./tracker.js").Status} Status */

const COMPLETION = "cmi.completion_status";
const SUCCESS = "cmi.success_status";
const PROGRESS = "cmi.progress_measure";
/** From the least to the most; Moodle 4.5 begins with `not attempted`, the standard with `unknown`. */
const COMPLETIONS = ["", "unknown", "not attempted", "incomplete", "completed"];
const SUCCESSES = ["", "unknown", "failed", "passed"];
const NOT_IMPLEMENTED = ["401", "402"];

/** @type {Record<Status, [string, string]>} */
const SAID = {
  incomplete: ["incomplete", "unknown"],
  completed: ["completed", "unknown"],
  passed: ["completed", "passed"],
  failed: ["completed", "failed"],
};

/** What a status becomes: never less than it was. @param {string[]} order @param {string} was @param {string} wanted */
const risen = (order, was, wanted) => (order.indexOf(wanted) > order.indexOf(was) ? wanted : was);

/** Both statuses, completion and success, each never less than it was. @param {[string, string]} was @param {Status} wanted @returns {[string, string]} */
export function raised([completion, success], wanted) {
  return [risen(COMPLETIONS, completion, SAID[wanted][0]), risen(SUCCESSES, success, SAID[wanted][1])];
}

/** A score of 0 to 100 as a share, digit by digit: `79.99` is `0.7999`. @param {string} score */
export function scaled(score) {
  const [whole, part = ""] = score.split(".");
  const digits = whole.padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}${part}`.replace(/^0+(?=\d)/, "").replace(/\.?0*$/, "");
}

/** @returns {import("./session.js").Vocabulary} */
export function vocabulary() {
  /** @type {[string, string]} */
  let statuses = ["", ""];
  let progress = 0;

  /** @param {import("./wire.js").Wire} wire @param {Status} wanted */
  function writeStatuses(wire, wanted) {
    const better = raised(statuses, wanted);
    const taken = [COMPLETION, SUCCESS].map((element, at) => {
      if (better[at] === "") return true;
      const written = wire.write(element, better[at]);
      if (written) statuses[at] = better[at];
      return written;
    });
    return taken.every(Boolean);
  }

  return {
    calls: {
      ...{ api: "API_1484_11", begin: "Initialize", get: "GetValue", set: "SetValue" },
      ...{ commit: "Commit", end: "Terminate", error: "GetLastError" },
    },
    names: {
      ...{ mode: "cmi.mode", credit: "cmi.credit", location: "cmi.location" },
      ...{ memory: "cmi.suspend_data", learner: "cmi.learner_id", name: "cmi.learner_name" },
      ...{ exit: "cmi.exit", time: "cmi.session_time", score: "cmi.score.raw" },
    },
    first(wire) {
      statuses = [wire.read(COMPLETION), wire.read(SUCCESS)];
      return statuses[0] !== "" && COMPLETIONS.includes(statuses[0]);
    },
    achieved: () => statuses[1] === "passed" || (statuses[0] === "completed" && statuses[1] !== "failed"),
    enter(wire) {
      progress = Number(wire.read(PROGRESS)) || 0;
      wire.read("cmi.score.scaled");
      writeStatuses(wire, "incomplete");
    },
    judge(wire, { status, score, progress: done }) {
      let taken = true;
      if (score !== null) {
        wire.write("cmi.score.min", "0");
        wire.write("cmi.score.max", "100");
        // Moodle 4.5 grades by `raw` alone, Cornerstone and SuccessFactors by `scaled`.
        taken = wire.write("cmi.score.raw", score);
        taken = wire.write("cmi.score.scaled", scaled(score)) && taken;
      }
      progress = Math.max(progress, Number(done));
      if (progress > 0) wire.write(PROGRESS, `${progress}`);
      return writeStatuses(wire, status) && taken;
    },
    interaction: elements,
    shorter: (value) => (value.length > LONGEST ? shortened(value, LONGEST) : null),
    without: (error) => NOT_IMPLEMENTED.includes(error),
    // Nothing has failed that may still be reached.
    objective: ({ words, met }) => [
      ["description", phrase(words, LONGEST)],
      ["success_status", met ? "passed" : "unknown"],
      ["completion_status", met ? "completed" : "incomplete"],
    ],
    reached(read) {
      for (const known of ["description", "completion_status"]) read(known);
      return read("success_status") === "passed";
    },
    timespan,
  };
}

export class Scorm2004 extends Session {
  /** @param {Window} frame */
  constructor(frame) {
    super(frame, vocabulary());
  }
}
