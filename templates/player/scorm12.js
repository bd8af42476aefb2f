/** SCORM 1.2 (ADL SCORM RTE 3.4): what its data model calls things, and what LMSs do with them. */

import { LONGEST, cut, elements, timespan } from "./interactions12.js";
import { Session } from "./session.js";

/** @typedef {import("./tracker.js").Status} Status */

const STATUS = "cmi.core.lesson_status";
const SCORE = "cmi.core.score.raw";
const STATUSES = ["passed", "completed", "failed", "incomplete", "browsed", "not attempted"];
const NOT_IMPLEMENTED = "401";

/** What the status becomes: never less than it was. @param {string} was @param {Status} wanted */
export function raised(was, wanted) {
  if (was === "passed" || (was === "completed" && wanted !== "passed")) return was;
  return was === "failed" && wanted === "incomplete" ? was : wanted;
}

/** @param {boolean} strict to the letter of the standard @returns {import("./session.js").Vocabulary} */
export function vocabulary(strict) {
  let status = "";

  /** @param {import("./wire.js").Wire} wire @param {Status} wanted */
  function writeStatus(wire, wanted) {
    const better = raised(status, wanted);
    const taken = wire.write(STATUS, better);
    if (taken) status = better;
    return taken;
  }

  return {
    calls: {
      ...{ api: "API", begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue" },
      ...{ commit: "LMSCommit", end: "LMSFinish", error: "LMSGetLastError" },
    },
    names: {
      ...{ mode: "cmi.core.lesson_mode", credit: "cmi.core.credit", location: "cmi.core.lesson_location" },
      ...{ memory: "cmi.suspend_data", learner: "cmi.core.student_id", name: "cmi.core.student_name" },
      ...{ exit: "cmi.core.exit", time: "cmi.core.session_time", score: SCORE },
    },
    first(wire) {
      status = wire.read(STATUS);
      return STATUSES.includes(status);
    },
    achieved: () => status === "passed" || status === "completed",
    enter(wire) {
      // Moodle 4.5 makes `completed` of a status never written.
      if (!STATUSES.slice(0, 4).includes(status)) writeStatus(wire, "incomplete");
    },
    judge(wire, { status: wanted, score }) {
      let taken = true;
      if (score !== null) {
        wire.write("cmi.core.score.min", "0");
        wire.write("cmi.core.score.max", "100");
        taken = wire.write(SCORE, score);
      }
      return writeStatus(wire, wanted) && taken;
    },
    interaction: (answer) => elements(answer, strict),
    shorter: (value) => (value.length > LONGEST ? cut(value) : null),
    without: (error) => error === NOT_IMPLEMENTED,
    objective: ({ met }) => [["status", met ? "passed" : "incomplete"]],
    reached: (read) => read("status") === "passed",
    timespan,
  };
}

export class Scorm12 extends Session {
  /** @param {Window} frame @param {boolean} [strict] */
  constructor(frame, strict = false) {
    super(frame, vocabulary(strict));
  }
}
