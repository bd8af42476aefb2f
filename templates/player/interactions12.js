/**
 * Answers as SCORM 1.2 interactions (RTE 3.4.7): names of elements and values that strict LMSs take.
 *
 * Readable by default: options go by their names, typed words go out whole, because Moodle 4.5 and others
 * hold more than the 255 characters of the standard and print what they hold. To the letter, where the
 * course asks for it: an option is one character, no text is longer than 255.
 */

import { shortened } from "./answers.js";

/** @typedef {import("./tracker.js").Answered} Answered */

export const LONGEST = 255;
const TYPES = { choice: "choice", "true-false": "true-false", matching: "matching", sequencing: "sequencing", gaps: "fill-in", text: "fill-in", essay: "fill-in", number: "numeric" };
const RESULTS = /** @type {Record<string, string>} */ ({ 0: "wrong", 1: "correct" });

/** A string cut to what the standard promises to hold, no character in two. @param {string} words */
export const cut = (words) => shortened(words, LONGEST);

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
 * @param {boolean} strict to the letter of the standard
 * @returns {[string, string][]}
 */
export function elements(answer, strict) {
  const { kind, letters } = answer;
  const short = strict && ["choice", "matching", "sequencing"].includes(kind);
  const told = (/** @type {string[]} */ names) => {
    const said = (short ? names.map((name) => name.split(".").map((one) => letters[one] || one).join(".")) : names).join(",");
    return strict || kind === "choice" ? cut(said) : said;
  };
  /** @type {[string, string][]} */
  const objectives = answer.objectives.map((id, at) => [`objectives.${at}.id`, id]);
  /** @type {[string, string][]} */
  const pattern = answer.right === null ? [] : [["correct_responses.0.pattern", told(answer.right)]];
  return [
    ["id", answer.id],
    ...objectives,
    ["type", TYPES[kind]],
    ["time", answer.at.toTimeString().slice(0, 8)],
    ["weighting", answer.weighting],
    ["student_response", told(answer.given)],
    ...pattern,
    ["result", RESULTS[answer.result] || answer.result],
    ["latency", timespan(answer.latency)],
  ];
}
