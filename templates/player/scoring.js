/**
 * What an answer is worth, exactly.
 *
 * The twin of `cartable/model/scoring.py`; both run `tests/vectors/scoring.json`.
 */

import { ONE, ZERO, atLeast, decimal, minus, over, plus, ratio, rational, size, times } from "./rational.js";

/**
 * @typedef {import("./course.js").Question} Question
 * @typedef {import("./course.js").Choice} Choice
 * @typedef {import("./course.js").Response} Response
 * @typedef {import("./rational.js").Rational} Rational
 */

// What Python's str.split() parts words at; JavaScript's \s lacks some of it and adds U+FEFF.
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** One kind of apostrophe, quotation mark, dash and digit: Arabic keyboards type \u0664 for 4. @param {string} words */
const alike = (words) =>
  words
    .replace(/[\u2019\u2018\u02bc`\u00b4\u2032]/g, "'")
    .replace(/[\u00ab\u00bb\u201c\u201d\u201e\u2033]/g, '"')
    .replace(/[\u2010\u2011\u2012\u2013\u2014\u2212]/g, "-")
    .replace(/\u2026/g, "...")
    .replace(/\u066b/g, ".")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) & 15}`);

/** @type {Record<string, string>} */
const LIGATURES = { œ: "oe", Œ: "OE", æ: "ae", Æ: "AE" };

/**
 * The words as they are compared; see Python's `normal` for what each of `forgives` means.
 * @param {string} words
 * @param {readonly string[]} forgives
 */
export function normal(words, forgives) {
  words = alike(words.normalize("NFC"));
  if (forgives.includes("case")) words = words.toUpperCase();
  if (forgives.includes("accents")) {
    words = words.replace(/[\u0153\u0152\u00e6\u00c6]/g, (one) => LIGATURES[one]).normalize("NFD").replace(/\p{Mn}/gu, "");
  }
  if (forgives.includes("punctuation")) words = words.replace(/\p{P}/gu, " ");
  return words.replace(SPACES, " ").replace(/^ | $/g, "");
}

/**
 * The number typed, or null. Comma or point is decimal; spaces may group, and in English commas.
 * @param {string} typed
 * @param {string | null} unit may follow the number
 * @param {string} language a BCP 47 tag
 * @returns {Rational | null}
 */
export function number(typed, unit, language) {
  let compact = alike(typed).replace(/\u066c/g, "").replace(SPACES, "");
  const tail = alike(unit || "").replace(SPACES, "");
  if (tail && compact.endsWith(tail)) compact = compact.slice(0, -tail.length);
  if (language.split("-")[0].toLowerCase() === "en" && /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)) {
    compact = compact.replace(/,/g, "");
  }
  const [, sign, whole, decimals = ""] = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(compact) || [];
  if (!whole && !decimals) return null;
  return rational(`${sign}${whole}${decimals}/1${"0".repeat(decimals.length)}`.replace(/^\+/, ""));
}

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
