/** How an answer turned out, in a word, and which feedback goes with it. */

import { ONE, ZERO, atLeast } from "./rational.js";
import { idOf } from "./responses.js";
import { fills, share } from "./scoring.js";

/** @typedef {"right" | "partly" | "wrong" | "none" | "noted"} Verdict */

/** Whether something right was ticked, even where wrong ticks took its points. @param {import("./course.js").Question} question @param {import("./course.js").Response} response */
const oneRight = (question, response) =>
  question.kind === "choice" && question.options.some(([id, right]) => right && response.includes(id));

/**
 * "none" without an answer, "noted" for an essay.
 * @param {import("./course.js").Question} question
 * @param {import("./course.js").Response | undefined} response
 * @param {string} language
 * @returns {Verdict}
 */
export function verdictOf(question, response, language) {
  if (!response?.length) return "none";
  if (question.kind === "essay") return "noted";
  const part = share(question, response, language);
  if (atLeast(part, ONE)) return "right";
  return !atLeast(ZERO, part) || oneRight(question, response) ? "partly" : "wrong";
}

/**
 * How one thing of a question turned out, a word of the script's; "" where nothing is to be said.
 * @param {import("./course.js").Choice | import("./course.js").Matching | import("./course.js").Ordering | import("./course.js").Gaps} question
 * @param {import("./course.js").Response} response
 * @param {string} id
 */
export function wordOf(question, response, id) {
  if (question.kind === "choice") {
    const right = question.options.some((option) => option[0] === id && option[1]);
    if (response.includes(id)) return right ? "chosen-right" : "chosen-wrong";
    return right ? (question.several ? "missed-several" : "missed") : "";
  }
  const put = /** @type {string[]} */ (response);
  const pair = put.find((one) => idOf(one) === id);
  if (!pair) return "none";
  let right;
  if (question.kind === "gaps") right = question.gaps.some((gap) => gap[0] === id && fills(gap, put, question.forgives));
  else right = question.kind === "order" ? put.indexOf(id) === question.right.indexOf(id) : question.right.includes(pair);
  return right ? "chosen-right" : "chosen-wrong";
}

/**
 * Whether a piece of feedback is for this verdict.
 * @param {string} when "any", "right", "wrong", "expected", or "answer-n" for the nth answer foreseen
 * @param {Verdict} verdict
 * @param {number} said the index of the answer foreseen that was given, or -1
 */
export function fits(when, verdict, said) {
  if (when === "any") return true;
  if (when === "expected") return verdict === "wrong" || verdict === "none";
  if (when === "right") return verdict === "right";
  if (when === "wrong") return verdict === "wrong" || verdict === "partly";
  return when === `answer-${said}`;
}
