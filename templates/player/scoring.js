/**
 * What an answer is worth, exactly.
 *
 * The twin of `cartable/model/scoring.py`; both run `tests/vectors/scoring.json`.
 */

import { normal, number } from "./compared.js";
import { ONE, ZERO, atLeast, decimal, minus, over, plus, ratio, rational, size, times } from "./rational.js";
import { idOf } from "./responses.js";

/**
 * @typedef {import("./course.js").Question} Question
 * @typedef {import("./course.js").Choice} Choice
 * @typedef {import("./course.js").Response} Response
 * @typedef {import("./rational.js").Rational} Rational
 */

/**
 * The index of the first answer the author foresaw that equals what was typed, or -1.
 * @param {string} typed
 * @param {readonly [string, boolean][]} answers
 * @param {readonly string[]} forgives
 */
export function foreseen(typed, answers, forgives) {
  const compared = normal(typed, forgives);
  return answers.findIndex(([text]) => normal(text, forgives) === compared);
}

/** Whether a gap is rightly filled. @param {[string, string[]]} gap @param {readonly string[]} response @param {readonly string[]} forgives */
export function fills([id, answers], response, forgives) {
  const typed = response.find((one) => idOf(one) === id);
  const alike = normal((typed || "").slice(id.length + 1), forgives);
  return answers.some((answer) => normal(answer, forgives) === alike);
}

/** @param {Choice} question @param {readonly string[]} chosen @returns {Rational} */
function choiceShare({ options, several }, chosen) {
  const right = options.filter((option) => option[1]);
  const wrong = options.length - right.length;
  const good = right.filter(([id]) => chosen.includes(id)).length;
  const share = ratio(good, right.length);
  if (!several || !wrong) return share;
  const marked = minus(share, ratio(new Set(chosen).size - good, wrong));
  return atLeast(marked, ZERO) ? marked : ZERO;
}

/** Kendall's tau of an order, never below 0; see Python's `Ordering`. @param {string[]} right @param {readonly string[]} order @returns {Rational} */
function tau(right, order) {
  const places = order.map((id) => right.indexOf(id));
  if (`${[...places].sort((a, b) => a - b)}` !== `${right.map((_, at) => at)}`) return ZERO;
  const ways = places.flatMap((place, at) => places.slice(at + 1).map((other) => (place < other ? 1 : -1)));
  const sum = ways.reduce((one, other) => one + other, 0);
  return sum > 0 ? ratio(sum, ways.length) : ZERO;
}

/**
 * How right a response is, 0 to 1; 0 for none, and for an essay.
 * @param {Question} question
 * @param {Response | undefined} response
 * @param {string} language
 * @returns {Rational}
 */
export function share(question, response, language) {
  if (question.kind === "choice") {
    return Array.isArray(response) && response.length ? choiceShare(question, response) : ZERO;
  }
  if (question.kind === "gaps") {
    const { gaps, forgives } = question;
    return ratio(gaps.filter((gap) => fills(gap, /** @type {string[]} */ (response || []), forgives)).length, gaps.length);
  }
  if (question.kind === "order") return Array.isArray(response) ? tau(question.right, response) : ZERO;
  if (question.kind === "pairs") {
    const right = question.right.filter((pair) => Array.isArray(response) && response.includes(pair));
    return ratio(right.length, question.right.length);
  }
  if (typeof response !== "string") return ZERO;
  if (question.kind === "text") {
    const found = question.answers[foreseen(response, question.answers, question.forgives)];
    return found && found[1] ? ONE : ZERO;
  }
  if (question.kind === "number") {
    const typed = number(response, question.unit, language);
    const near = typed && atLeast(rational(question.tolerance), size(minus(typed, rational(question.value))));
    return near ? ONE : ZERO;
  }
  return ZERO;
}

/**
 * Points earned and points possible over the graded questions.
 * @param {readonly Question[]} questions
 * @param {readonly (Response | undefined)[]} responses one a question
 * @param {string} language
 * @returns {{earned: Rational, possible: Rational}}
 */
export function points(questions, responses, language) {
  let [earned, possible] = [ZERO, ZERO];
  questions.forEach((question, at) => {
    if (!question.graded) return;
    const worth = rational(question.points);
    possible = plus(possible, worth);
    earned = plus(earned, times(worth, share(question, responses[at], language)));
  });
  return { earned, possible };
}

/** @param {Rational} earned @param {Rational} possible @returns {Rational} 0 where nothing is possible */
export const score = (earned, possible) => (possible[0] ? over(earned, possible) : ZERO);

/** The share as it is shown and sent: 0 to 100, floored to two decimals. @param {Rational} part */
export const percent = (part) => decimal(times(part, [100n, 1n]));
