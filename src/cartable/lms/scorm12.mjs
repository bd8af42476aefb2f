/**
 * A strict LMS for SCORM 1.2 (RTE 3.3): it forgives nothing that an LMS of the field refuses, and
 * keeps a record of every call.
 */

import { Model, Refusal } from "./model12.mjs";

/**
 * One call, what it gave and the error it left.
 * @typedef {{call: string, values: unknown[], answer: string, error: string}} Call
 *
 * `cmi` is what the last launch left. `commit` is given what to keep at each LMSCommit and LMSFinish,
 * and says whether it is safe; where it says no, so does the call. `heard` is told of each call.
 * @typedef {{
 *   cmi?: import("./model12.mjs").Cmi, mode?: import("./model12.mjs").Mode, student?: [string, string],
 *   commit?: (left: import("./model12.mjs").Cmi) => boolean, heard?: (call: Call) => void,
 * }} Launch
 */

/** What each error is called (RTE 3.3.2). @type {Record<string, string>} */
export const ERRORS = {
  0: "No error",
  101: "General exception",
  201: "Invalid argument error",
  202: "Element cannot have children",
  203: "Element not an array, cannot have count",
  301: "Not initialized",
  401: "Not implemented error",
  402: "Invalid set value, element is a keyword",
  403: "Element is read only",
  404: "Element is write only",
  405: "Incorrect data type",
};

/** The API object of one launch, with `calls`, the record. @param {Launch} [launch] */
export function strictApi(launch = {}) {
  const { cmi = {}, mode = "normal", student = ["s1", "Learner, A."] } = launch;
  const { commit = () => true, heard = () => {} } = launch;
  const model = new Model(cmi, mode, student);
  /** @type {Call[]} */
  const calls = [];
  let phase = "before";
  let error = "0";

  /** @param {unknown} argument */
  const begin = (argument) => {
    if (argument !== "") throw new Refusal(201);
    if (phase !== "before") throw new Refusal(101);
    phase = "running";
  };

  /** @param {unknown} argument @param {import("./model12.mjs").Cmi} [unless] what holds where nothing was written */
  const keep = (argument, unless = {}) => {
    if (argument !== "") throw new Refusal(201);
    if (!commit({ ...unless, ...model.left() })) throw new Refusal(101);
  };

  /** @param {unknown} argument */
  const end = (argument) => {
    // Moodle 4.5: a status that nobody wrote is `completed` when the session ends.
    keep(argument, { "cmi.core.lesson_status": "completed" });
    phase = "after";
  };

  /**
   * One call of the API: what it gives, or `failed` where it is refused.
   * @param {string} call
   * @param {string} failed
   * @param {(...values: unknown[]) => string | void} answered
   */
  const entry = (call, failed, answered) => (/** @type {unknown[]} */ ...values) => {
    let answer = failed;
    error = "0";
    try {
      if (call !== "LMSInitialize" && phase !== "running") throw new Refusal(301);
      answer = answered(...values) ?? "true";
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      error = refusal.code;
    }
    const record = { call, values, answer, error };
    calls.push(record);
    heard(record);
    return answer;
  };

  return {
    calls,
    LMSInitialize: entry("LMSInitialize", "false", begin),
    LMSFinish: entry("LMSFinish", "false", end),
    LMSCommit: entry("LMSCommit", "false", (argument) => keep(argument)),
    LMSGetValue: entry("LMSGetValue", "", (path) => model.value(String(path))),
    LMSSetValue: entry("LMSSetValue", "false", (path, value) => model.set(String(path), value)),
    LMSGetLastError: () => error,
    LMSGetErrorString: (/** @type {unknown} */ code) => ERRORS[String(code)] ?? "",
    LMSGetDiagnostic: (/** @type {unknown} */ code) => ERRORS[String(code || error)] ?? "",
  };
}
