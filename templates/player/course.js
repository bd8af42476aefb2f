/** The course as the page's data block gives it: shapes only, written by `cartable.formats.player`. */

/**
 * One option's place in the learner's state; `report` is what the LMS's report shows.
 * @typedef {{id: string, report: string, since: number}} OptionSlot
 *
 * One thing remembered; `gone` is the generation without it.
 * @typedef {{
 *   id: string, kind: "module" | "choice" | "choices" | "text" | "texts" | "pairs" | "order", report: string,
 *   since: number, gone: number | null, options: OptionSlot[],
 * }} Slot
 *
 * All slots in their order, and the generation they have reached.
 * @typedef {{generation: number, slots: Slot[]}} Layout
 *
 * @typedef {{type: string, module: string, points: string, graded: boolean, measures: string | null}} Asked
 * @typedef {Asked & {kind: "choice", several: boolean, shuffled: boolean, options: [string, boolean][]}} Choice
 * @typedef {Asked & {kind: "text", answers: [string, boolean][], forgives: string[]}} TextEntry
 * @typedef {Asked & {kind: "number", value: string, tolerance: string, unit: string | null}} NumberEntry
 * @typedef {Asked & {kind: "pairs", right: string[], shuffled: boolean}} Matching `right` joins each item and its target by a point
 * @typedef {Asked & {kind: "order", right: string[]}} Ordering
 * @typedef {Asked & {kind: "gaps", gaps: [string, string[]][], forgives: string[]}} Gaps each gap's id and what fills it rightly
 * @typedef {Asked & {kind: "essay"}} Essay
 * @typedef {Choice | TextEntry | NumberEntry | Matching | Ordering | Gaps | Essay} Question
 *
 * @typedef {string | {bank: string, take: number, pool: string[]}} Entry a question's id, or a draw
 * @typedef {{graded: boolean, shuffled: boolean, entries: Entry[]}} Quiz
 * @typedef {{id: string, quiz: Quiz | null, objectives: string[]}} Module
 *
 * @typedef {{
 *   passing: string, completeWhen: "viewed" | "quiz-passed" | "both",
 *   attempts: number, keep: "best" | "last", mode: "practice" | "exam", report: "readable" | "strict",
 * }} Settings
 *
 * A text, or its plural forms by their CLDR names.
 * @typedef {string | {other: string, [form: string]: string}} Wording
 *
 * `notes` is the room for a learner's notes, in characters of a state, 0 where none are offered.
 * @typedef {{
 *   package: string, language: string, wordsLanguage: string, decimalMark: string, settings: Settings, layout: Layout, notes: number, modules: Module[],
 *   questions: Record<string, Question>, words: Record<string, Wording>,
 * }} Course
 *
 * Option ids chosen, matched (`item.target`) or put in order, typed beside
 * (`gap=words`); or the words typed.
 * @typedef {string[] | string} Response
 */

/** The course of this page. @param {Document} page @returns {Course} */
export function course(page) {
  const block = page.getElementById("course-data");
  return JSON.parse(/** @type {HTMLElement} */ (block).textContent || "");
}
