/**
 * Answers as SCORM 2004 interactions (RTE 4.2.9): names of elements, and values within what Moodle 4.5
 * takes of the standard. Options go by their readable names, which are `short_identifier_type`.
 */

import { shortened } from "./answers.js";

/** @typedef {import("./tracker.js").Answered} Answered */

/** What the standard promises to hold of a description and of a short text. */
export const LONGEST = 250;
const LONGEST_TEXT = 4000;
const BETWEEN = "[,]";
const RESULTS = /** @type {Record<string, string>} */ ({ 0: "incorrect", 1: "correct" });
const REAL = /^-?[0-9]{1,5}(\.[0-9]{1,18})?$/;

/** Seconds as a duration of ISO 8601: hours, minutes, seconds to the hundredth, never nothing. @param {number} seconds */
export function timespan(seconds) {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  // No days: Moodle 4.5 forgets those of one session when it adds the next.
  const [hours, minutes, rest] = [Math.floor(hundredths / 360000), Math.floor(hundredths / 6000) % 60, hundredths % 6000];
  return `PT${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest / 100}S`;
}

/** A moment by the learner's clock, to the second: Moodle 4.5 refuses thousandths. @param {Date} at */
export function timestamp(at) {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60000);
  return local.toISOString().slice(0, 19);
}

/** Words of at most so many characters; Moodle 4.5 takes a brace at their beginning for a language. @param {string} words @param {number} longest */
export const phrase = (words, longest) => shortened(words.replace(/^\{/, " {"), longest);

/**
 * The type of an interaction, its response and the right one; both "" where there is none to send.
 * A number too long for the standard, and a text that would be split or cut, go as longer text.
 * @param {Answered} answer
 * @returns {[string, string, string]}
 */
function told({ kind, given, right, range }) {
  const [said, wanted] = [given.join(BETWEEN), (right || []).join(BETWEEN)];
  if (kind === "true-false") {
    const truth = (/** @type {string} */ name) => (name ? `${name === "t"}` : "");
    return [kind, truth(said), truth(wanted)];
  }
  if (kind === "choice" || kind === "matching" || kind === "sequencing") {
    const between = (/** @type {string} */ name) => name.replace(/[^\w.]/g, "_").replace(/\./g, kind === "matching" ? "[.]" : ".");
    const named = (/** @type {string[]} */ names) => names.map(between).join(BETWEEN);
    return [kind, named(given), named(right || [])];
  }
  if (kind === "gaps") {
    const parts = (/** @type {string[]} */ words) => words.map((one) => phrase(one.replaceAll(BETWEEN, ","), LONGEST)).join(BETWEEN);
    return ["fill-in", parts(given), parts(right || [])];
  }
  if (kind === "number" && range && [said, ...range].every((one) => REAL.test(one))) {
    return ["numeric", said, range.join("[:]")];
  }
  const fits = (/** @type {string} */ words) => words.length < LONGEST && !words.includes(BETWEEN);
  const short = kind !== "essay" && fits(said) && fits(wanted);
  const longest = short ? LONGEST : LONGEST_TEXT;
  return [short ? "fill-in" : "long-fill-in", phrase(said, longest), phrase(wanted, longest)];
}

/**
 * The elements of one interaction under `cmi.interactions.n.`: the id, then the type, then what goes by it.
 * @param {Answered} answer
 * @returns {[string, string][]}
 */
export function elements(answer) {
  const [type, response, pattern] = told(answer);
  /** @type {[string, string][]} */
  const objectives = answer.objectives.map((id, at) => [`objectives.${at}.id`, id]);
  /** @type {[string, string][]} */
  const all = [
    ["id", answer.id],
    ["type", type],
    ...objectives,
    ["timestamp", timestamp(answer.at)],
    ["weighting", answer.weighting],
    ["learner_response", response],
    ["correct_responses.0.pattern", pattern],
    ["result", RESULTS[answer.result] || answer.result],
    ["latency", timespan(answer.latency)],
    ["description", phrase(answer.words, LONGEST)],
  ];
  return all.filter(([, value]) => value !== "");
}
