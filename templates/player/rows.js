/** The rows of a card: options to choose, things to match or to put in order. */

import { wordOf } from "./verdict.js";

/** @typedef {import("./course.js").Response} Response */

/** The ids of the rows as they stand. @param {HTMLElement} card @returns {string[]} */
export const ordered = (card) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll("[data-option]"))].map((row) => row.dataset.option || "");

/** Puts the rows in the order of an answer, in their own where there is none. @param {HTMLElement[]} rows @param {Response | undefined} response */
export function arrange(rows, response) {
  const at = (/** @type {HTMLElement} */ row) => (response || []).indexOf(row.dataset.option || "");
  for (const row of [...rows].sort((one, other) => at(one) - at(other))) row.parentNode?.append(row);
}

/**
 * Moves the row of a button by one; the other one moves, so that the focus stays.
 * @param {Element} within the button, or something in it
 * @returns {[Element, number]} the row and its place now, from 1
 */
export function moved(within) {
  const row = /** @type {Element} */ (within.closest("[data-option]"));
  const up = within.closest("[data-move='up']");
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (up && other) row.after(other);
  else if (other) row.before(other);
  return [row, [.../** @type {Element} */ (row.parentElement).children].indexOf(row) + 1];
}

/**
 * Says of each row how it turned out, or takes that back.
 * @param {Parameters<typeof wordOf>[0]} question @param {HTMLElement[]} rows @param {Response} response
 * @param {boolean} locked @param {import("./words.js").Words} words
 */
export function judgeRows(question, rows, response, locked, words) {
  for (const row of rows) {
    const word = wordOf(question, response, /** @type {string} */ (row.dataset.option));
    row.dataset.word = locked ? word : "";
    const mark = /** @type {HTMLElement} */ (row.querySelector(".mark"));
    mark.textContent = locked && word ? words.say(word) : "";
    const why = /** @type {HTMLElement | null} */ (row.querySelector(".why"));
    const said = question.kind === "choice" ? word || question.several : word !== "chosen-right";
    if (why) why.hidden = !(locked && said);
    // Only now: what a description points at is read aloud even while it is hidden.
    const described = locked ? [mark.id, why?.id].filter(Boolean).join(" ") : "";
    const field = row.querySelector("input, select");
    if (described) field?.setAttribute("aria-describedby", described);
    else field?.removeAttribute("aria-describedby");
  }
}
