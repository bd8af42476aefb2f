/**
 * The API object of one launch, whatever the version of SCORM: its phases, its errors, and a record of
 * every call. It forgives nothing that an LMS of the field refuses.
 */

import { Refusal } from "./model.mjs";

/**
 * One call, what it gave and the error it left.
 * @typedef {{call: string, values: unknown[], answer: string, error: string}} Call
 *
 * `cmi` is what the last launch left. `commit` is given what to keep at each commit and at the end, and
 * says whether it is safe; where it says no, so does the call. `heard` is told of each call.
 * @typedef {{
 *   cmi?: import("./model.mjs").Cmi, mode?: import("./model.mjs").Mode, student?: [string, string],
 *   commit?: (left: import("./model.mjs").Cmi) => boolean, heard?: (call: Call) => void,
 * }} Launch
 *
 * The API object, with `calls`, the record, and `state`: what a commit would keep at this moment, what the
 * LMS itself says, and the session's time as the course last told it.
 * @typedef {{left: import("./model.mjs").Cmi, standing: import("./model.mjs").Cmi, session: string}} State
 * @typedef {Record<string, any> & {calls: Call[], state: () => State}} Api
 *
 * What a standard calls its calls, and its errors by their codes. `outside` are the errors of a call
 * that comes too early and too late (of `begin`: once begun, and once ended), `unsafe` those of a commit
 * and an end that were not safe.
 * @typedef {"begin" | "end" | "commit" | "get" | "set"} Kind
 * @typedef {{
 *   calls: Record<Kind | "lastError" | "errorString" | "diagnostic", string>,
 *   errors: Record<string, string>, outside: Record<Kind, [number, number]>,
 *   argument: number, unsafe: {commit: number, end: number},
 * }} Speech
 */

/**
 * Whether a call was refused. A 2004 LMS answers 403 where a value was never set (RTE 3.1.7.6): content
 * must reckon with that, and it refuses nothing.
 * @param {Call} call
 */
export const refused = ({ call, error }) => error !== "0" && !(call === "GetValue" && error === "403");

/**
 * The API object of a launch.
 * @param {Speech} speech
 * @param {import("./model.mjs").Model} model
 * @param {Launch} launch
 * @returns {Api}
 */
export function session({ calls: names, errors, outside, argument, unsafe }, model, launch) {
  const { commit = () => true, heard = () => {} } = launch;
  /** @type {Call[]} */
  const calls = [];
  let phase = "before";
  let error = "0";

  /**
   * One call of the API: what it gives, or `failed` where it is refused.
   * @param {Kind} kind
   * @param {string} failed
   * @param {(...values: unknown[]) => string | void} answered
   */
  const entry = (kind, failed, answered) => (/** @type {unknown[]} */ ...values) => {
    let answer = failed;
    error = "0";
    try {
      if (phase !== (kind === "begin" ? "before" : "running")) throw new Refusal(outside[kind][phase === "after" ? 1 : 0]);
      answer = answered(...values) ?? "true";
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      error = refusal.code;
    }
    const record = { call: names[kind], values, answer, error };
    calls.push(record);
    heard(record);
    return answer;
  };

  /** @param {"commit" | "end"} kind */
  const keeping = (kind) => (/** @type {unknown} */ given) => {
    if (given !== "") throw new Refusal(argument);
    if (!commit(model.left(kind === "end"))) throw new Refusal(unsafe[kind]);
    if (kind === "end") phase = "after";
  };

  return {
    calls,
    state: () => ({ left: model.left(false), standing: model.standing, session: model.session }),
    [names.begin]: entry("begin", "false", (given) => {
      if (given !== "") throw new Refusal(argument);
      phase = "running";
    }),
    [names.end]: entry("end", "false", keeping("end")),
    [names.commit]: entry("commit", "false", keeping("commit")),
    [names.get]: entry("get", "", (path) => model.value(String(path))),
    [names.set]: entry("set", "false", (path, value) => model.set(String(path), value)),
    [names.lastError]: () => error,
    [names.errorString]: (/** @type {unknown} */ code) => errors[String(code)] ?? "",
    [names.diagnostic]: (/** @type {unknown} */ code) => errors[String(code || error)] ?? "",
  };
}
