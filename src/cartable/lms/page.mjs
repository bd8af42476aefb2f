/**
 * The page of a course: a desk for each of its packages, one shown or both, a paper beside them, and what
 * the preview says of the sources. What learners leave behind stays in this browser.
 */

import { Buttons } from "./buttons.mjs";
import { Desk } from "./desk.mjs";
import { listen } from "./news.mjs";
import { Papers } from "./papers.mjs";
import { part } from "./tables.mjs";
import { wording } from "./wording.mjs";

/** @typedef {{course: string, packages: {standard: string, address: string}[], words: import("./wording.mjs").Entries}} Launch */

/** @type {Launch} */
const { course, packages, words } = JSON.parse(document.getElementById("launch")?.textContent ?? "");
const say = wording(words, document.documentElement.lang);
const BOTH = "both";

/** @param {string} standard @returns {HTMLElement | null} */
const place = (standard) => document.querySelector(`.desk[data-standard="${standard}"]`);
const shown = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".desk"));
const switches = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button[data-view]"));

/** By standard; a package that is not shown yet has not begun. @type {Map<string, Desk>} */
const desks = new Map();
for (const { standard, address } of packages) {
  const root = place(standard);
  if (root) desks.set(standard, new Desk(root, { course, standard, address }, say));
}
/** Those that were shown once. @type {Set<Desk>} */
const begun = new Set();
const buttons = [...desks.values()].map((desk) => new Buttons(desk));

/** The desk that is asked for by the address, else the first. */
function asked() {
  const wanted = [location.hash.slice(1), ...location.pathname.split("/")];
  const views = [...shown].map(({ dataset }) => dataset.standard ?? "");
  return wanted.find((one) => views.includes(one) || (one === BOTH && views.length > 1)) ?? views[0];
}

/** Shows a desk, or both. @param {string} view */
function look(view) {
  document.body.dataset.view = view;
  for (const desk of shown) desk.hidden = view !== BOTH && desk.dataset.standard !== view;
  for (const one of switches) one.setAttribute("aria-pressed", String(one.dataset.view === view));
  desks.forEach((desk, standard) => {
    if (place(standard)?.hidden || begun.has(desk)) return;
    begun.add(desk);
    desk.open();
  });
  for (const one of buttons) one.show();
}

for (const one of switches) {
  one.addEventListener("click", () => {
    history.replaceState(null, "", `#${one.dataset.view}`);
    look(one.dataset.view ?? "");
  });
}
addEventListener("hashchange", () => look(asked()));

const size = /** @type {HTMLSelectElement} */ (part(document, "size"));
size.addEventListener("change", () => {
  document.body.dataset.size = size.value;
});

const papers = new Papers(course, say);
listen(course, say, (names) => {
  // A package that could not be played, or was not there when its page was asked for, has no desk yet.
  const lacking = [...[...shown].map(({ dataset }) => dataset.standard), ...location.pathname.split("/")].filter((one) => one && !desks.has(one));
  if (lacking.some((standard) => names.includes(`${course}-${standard}.zip`))) {
    location.reload();
    return;
  }
  desks.forEach((desk, standard) => {
    if (names.includes(`${course}-${standard}.zip`)) desk.renew();
  });
  papers.renew(names);
});
look(asked());
