/**
 * What the player says to an LMS, whatever its standard. One adapter a standard, chosen when packing.
 *
 * @typedef {import("./outcome.js").Status} Status
 *
 * What a launch finds. `link` is "absent" without an LMS, "silent" where it does not answer.
 * `mode` is "normal", or "review" or "browse", in which nothing is written. `learner` is the LMS's id for
 * whoever learns, "" where it gives none; `name` as the LMS shows it. `achieved`: whether it holds a course that
 * is passed or completed; `score` what it holds, "" for none.
 * @typedef {{
 *   link: "open" | "silent" | "absent", mode: "normal" | "review" | "browse",
 *   location: string, memory: string, learner: string, name: string,
 *   achieved: boolean, score: string,
 * }} Launch
 *
 * One answer, for the LMS's report: `given` and `right` are the readable names of the options, or the one
 * text typed and the one foreseen; `right` is null where nothing is. A match
 * is an item and its target, with a point between. `range` is the least and the most that
 * a number may be to be right. `letters` names every option by one
 * character, for LMSs that hold to the letter of SCORM 1.2. `words` is how the question is asked, in one
 * line. `result` is "neutral" or a share from 0 to 1 with a decimal point; `latency` in seconds; `at` when
 * it was given; `objectives` the ids of what it measures.
 * @typedef {{
 *   id: string, kind: "choice" | "true-false" | "matching" | "sequencing" | "gaps" | "text" | "essay" | "number", given: string[], right: string[] | null,
 *   range: [string, string] | null, letters: Record<string, string>, words: string, result: string, weighting: string, at: Date, latency: number,
 *   objectives: string[],
 * }} Answered
 *
 * An objective as the course's report has it; `met` is null where nothing was asked about it yet.
 * @typedef {{id: string, words: string, met: boolean | null}} Objective
 *
 * All that is judged: `score` is 0 to 100 as it is shown, null before there is one, and `mayFall` below what the
 * LMS has; `progress` the share of all steps that is done, 0 to 1.
 * @typedef {{status: Status, score: string | null, mayFall: boolean, progress: string, objectives: Objective[]}} Report
 *
 * "saved" once the LMS said so; "refused" when it did not; "behind" when the LMS, silent at launch, turns
 * out to hold older answers, which are not overwritten.
 * @typedef {"saved" | "refused" | "behind"} Saved
 *
 * @typedef {object} Tracker
 * @property {() => Launch} resume begins the session, once
 * @property {(answered: Answered) => void} answer goes out with the next save
 * @property {(report: Report) => void} report goes out with the next save; never downgrades
 * @property {(location: string, memory: string, proves: boolean) => Saved} save writes what changed and commits;
 *   `proves`: whether the LMS's word can be believed (Moodle 4.5 answers a hidden page before its server does)
 * @property {() => void} finish ends the session; later calls do nothing
 * @property {() => void} leave falls silent without ending the session: another window has the course
 */

export {};
