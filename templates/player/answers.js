/** One answer as the LMS's report is told of it, whatever the standard. */

import { number } from "./compared.js";
import { atLeast, decimal, minus, ONE, plus, rational, written } from "./rational.js";
import { idOf } from "./responses.js";

/**
 * @typedef {import("./tracker.js").Answered} Answered
 * @typedef {import("./course.js").Course} Course
 * @typedef {import("./course.js").Response} Response
 */

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Words on one line, without control characters. @param {string} words */
export const line = (words) => words.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** Words cut to a length, no character in two. @param {string} words @param {number} longest in UTF-16 units */
export const shortened = (words, longest) => words.slice(0, longest).replace(/[\ud800-\udbff]$/, "");

/** A fraction `3/5` as a decimal with a point. @param {string} fraction @returns {string} */
function point(fraction) {
  const [top, under = "1"] = fraction.split("/");
  return fraction.includes("/") ? `${Number(top) / Number(under)}` : top;
}

/** The id of an objective in reports: modules may use one id twice. @param {string} module @param {string} objective */
export const objectiveId = (module, objective) => `${module}.${objective}`;

/**
 * @param {Course} course
 * @param {string} id the question's
 * @param {Response} response
 * @param {import("./rational.js").Rational} share 0 to 1
 * @param {{latency: number, words: string}} beside seconds taken; how the question is asked
 * @returns {Answered}
 */
export function answered(course, id, response, share, { latency, words }) {
  const question = course.questions[id];
  const slot = course.layout.slots.find((one) => one.id === id && one.kind !== "module" && one.gone === null);
  const result = question.kind === "essay" ? "neutral" : atLeast(share, ONE) ? "1" : decimal(share);
  const { measures, module } = question;
  const common = {
    id: slot?.report || id,
    result,
    weighting: question.graded ? decimal(rational(question.points)) : "0",
    at: new Date(),
    latency,
    words: line(words),
    range: null,
    letters: {},
    objectives: measures === null ? [] : [objectiveId(module, measures)],
  };
  if (question.kind === "choice") {
    const bare = question.type === "true-false";
    const named = (/** @type {string} */ option) =>
      bare ? option : slot?.options.find((one) => one.id === option)?.report || option;
    const ids = /** @type {string[]} */ (response);
    const names = (/** @type {(option: [string, boolean]) => boolean} */ which) =>
      question.options.filter(which).map(([option]) => named(option));
    const letters = (slot?.options || []).map((option, at) => [named(option.id), LETTERS[at] || ""]);
    return {
      ...common,
      kind: bare ? "true-false" : "choice",
      given: names(([option]) => ids.includes(option)),
      right: names((option) => option[1]),
      letters: Object.fromEntries(letters),
    };
  }
  if (question.kind === "pairs" || question.kind === "order") {
    const given = /** @type {string[]} */ (response);
    const named = (/** @type {string} */ ids) =>
      ids.split(".").map((one) => slot?.options.find((option) => option.id === one)?.report || one).join(".");
    const letters = (slot?.options || []).map((option, at) => [named(option.id), LETTERS[at] || ""]);
    const items = question.right.map((one) => one.split(".")[0]);
    const place = (/** @type {string} */ one) => items.indexOf(one.split(".")[0]);
    return {
      ...common,
      kind: question.kind === "pairs" ? "matching" : "sequencing",
      given: (question.kind === "pairs" ? [...given].sort((a, b) => place(a) - place(b)) : given).map(named),
      right: question.right.map(named),
      letters: Object.fromEntries(letters),
    };
  }
  if (question.kind === "gaps") {
    const put = /** @type {string[]} */ (response);
    const typed = (/** @type {string} */ gap) => line((put.find((one) => idOf(one) === gap) || "").slice(gap.length + 1)) || "-";
    return { ...common, kind: "gaps", given: question.gaps.map(([gap]) => typed(gap)), right: question.gaps.map((gap) => line(gap[1][0])) };
  }
  const typed = /** @type {string} */ (response);
  if (question.kind === "number") {
    const read = number(typed, question.unit, course.language);
    const [value, tolerance] = [rational(question.value), rational(question.tolerance)];
    return {
      ...common,
      kind: "number",
      given: [read ? point(written(read)) : line(typed)],
      right: [point(question.value)],
      range: [point(written(minus(value, tolerance))), point(written(plus(value, tolerance)))],
    };
  }
  const foreseen = question.kind === "text" ? question.answers.find((answer) => answer[1]) : undefined;
  return { ...common, kind: question.kind, given: [line(typed)], right: foreseen ? [line(foreseen[0])] : null };
}
