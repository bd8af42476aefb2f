/**
 * Answers as SCORM 1.2 interactions (RTE 3.4.7): names of elements and values that strict LMSs take.
 * Typed words go out whole: many LMSs hold more than the 255 characters of the standard.
 */

import { atLeast, decimal, ONE, rational, written } from "./rational.js";
import { number } from "./scoring.js";

/**
 * @typedef {import("./tracker.js").Answered} Answered
 * @typedef {import("./course.js").Course} Course
 * @typedef {import("./course.js").Question} Question
 * @typedef {import("./course.js").Response} Response
 */

export const LONGEST = 255;

/** Words as they were typed, on one line. @param {string} words */
export const line = (words) => words.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** A string cut to what the standard promises to hold, no character in two. @param {string} words */
export const cut = (words) => words.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "");

/** A number as CMIDecimal. @param {string} fraction `3/5` @returns {string} */
function point(fraction) {
  const [top, under = "1"] = fraction.split("/");
  return fraction.includes("/") ? `${Number(top) / Number(under)}` : top;
}

/**
 * One answer to report: how it is asked, given and judged.
 * @param {Course} course
 * @param {string} id the question's
 * @param {Response} response
 * @param {import("./rational.js").Rational} share 0 to 1
 * @param {number} latency in seconds
 * @returns {Answered}
 */
export function answered(course, id, response, share, latency) {
  const question = course.questions[id];
  const slot = course.layout.slots.find((one) => one.id === id && one.kind !== "module" && one.gone === null);
  const bare = question.type === "true-false";
  const named = (/** @type {string} */ option) =>
    bare ? option : slot?.options.find((one) => one.id === option)?.report || option;
  const result = question.kind === "essay" ? "neutral" : atLeast(share, ONE) ? "correct" : decimal(share);
  const common = {
    id: slot?.report || id,
    result: result === "0" ? "wrong" : result,
    weighting: question.graded ? decimal(rational(question.points)) : "0",
    at: new Date(),
    latency,
  };
  if (question.kind === "choice") {
    const ids = /** @type {string[]} */ (response);
    const chosen = question.options.filter(([option]) => ids.includes(option));
    const right = question.options.filter((option) => option[1]);
    const list = (/** @type {[string, boolean][]} */ options) => options.map(([option]) => named(option)).join(",");
    const type = bare ? "true-false" : "choice";
    return { ...common, type, response: cut(list(chosen)), pattern: cut(list(right)) };
  }
  const typed = /** @type {string} */ (response);
  if (question.kind === "number") {
    const read = number(typed, question.unit, course.language);
    const value = read ? point(written(read)) : line(typed);
    return { ...common, type: "numeric", response: value, pattern: point(question.value) };
  }
  const foreseen = question.kind === "text" ? question.answers.find((answer) => answer[1]) : undefined;
  return { ...common, type: "fill-in", response: line(typed), pattern: foreseen ? cut(line(foreseen[0])) : null };
}

/** Seconds as HHHH:MM:SS.ss. @param {number} seconds */
export function timespan(seconds) {
  const hundredths = Math.min(Math.round(seconds * 100), 9999 * 360000);
  const two = (/** @type {number} */ n) => `${Math.floor(n)}`.padStart(2, "0");
  const [hours, minutes] = [Math.floor(hundredths / 360000), (hundredths / 6000) % 60];
  return `${`${hours}`.padStart(4, "0")}:${two(minutes)}:${two((hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}

/**
 * The elements of one interaction under `cmi.interactions.n.`, `id` first, as Moodle 4.5 asks.
 * @param {Answered} answer
 * @returns {[string, string][]}
 */
export function elements(answer) {
  /** @type {[string, string][]} */
  const pattern = answer.pattern === null ? [] : [["correct_responses.0.pattern", answer.pattern]];
  return [
    ["id", answer.id],
    ["type", answer.type],
    ["time", answer.at.toTimeString().slice(0, 8)],
    ["weighting", answer.weighting],
    ["student_response", answer.response],
    ...pattern,
    ["result", answer.result],
    ["latency", timespan(answer.latency)],
  ];
}
