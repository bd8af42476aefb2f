/**
 * What the player says to an LMS, whatever its standard. One adapter a standard, chosen when packing.
 *
 * @typedef {import("./outcome.js").Status} Status
 *
 * What a launch finds. `link` is "absent" without an LMS, "silent" where it does not answer.
 * `mode` is "normal", or "review" or "browse", in which nothing is written.
 * @typedef {{link: "open" | "silent" | "absent", mode: "normal" | "review" | "browse", location: string, memory: string}} Launch
 *
 * One answer, for the LMS's report. `response` may be of any length, in one line. `result` is "neutral" or a
 * share from 0 to 1 with a decimal point; `latency` in seconds; `at` when it was given.
 * @typedef {{
 *   id: string, type: "choice" | "true-false" | "fill-in" | "numeric", response: string, pattern: string | null,
 *   result: string, weighting: string, at: Date, latency: number,
 * }} Answered
 *
 * "saved" once the LMS said so; "refused" when it did not; "behind" when the LMS, silent at launch, turns
 * out to hold older answers, which are not overwritten.
 * @typedef {"saved" | "refused" | "behind"} Saved
 *
 * @typedef {object} Tracker
 * @property {() => Launch} resume begins the session, once
 * @property {(answered: Answered) => void} answer goes out with the next save
 * @property {(status: Status, score: string | null) => void} report goes out with the next save; never downgrades
 * @property {(location: string, memory: string) => Saved} save writes what changed and commits
 * @property {() => void} finish ends the session; later calls do nothing
 */

export {};
