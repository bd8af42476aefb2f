/** The list of courses: it follows the builds, and finds a course by a few letters of its name. */

import "./live.mjs";

const REST = 150;

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const list = part("courses");
const field = /** @type {HTMLInputElement | null} */ (document.getElementById("wanted"));
const changed = /** @type {Set<string>} */ (new Set());
/** What was last told of each course. @type {Map<string, string>} */
const known = new Map();
let waits = false;

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function filter() {
  if (!field) return;
  const parts = plain(field.value).split(/\s+/);
  let shown = 0;
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll(":scope > li"))) {
    const text = plain(`${row.dataset.course} ${row.querySelector("h2")?.textContent}`);
    row.hidden = !parts.every((one) => text.includes(one));
    if (!row.hidden) shown += 1;
  }
  const said = part("found");
  said.textContent = shown ? "" : (said.dataset.none ?? "");
}

/** Puts a row in the place of the one that was there, or among its neighbours. @param {HTMLElement} row */
function place(row) {
  const old = document.getElementById(row.id);
  if (old?.outerHTML === row.outerHTML) return;
  if (old) {
    const focused = old.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    old.replaceWith(row);
    if (focused) /** @type {HTMLElement | null} */ (row.querySelector(`[href="${CSS.escape(focused)}"]`))?.focus();
    return;
  }
  const name = row.dataset.course ?? "";
  const after = [...list.children].find((one) => (/** @type {HTMLElement} */ (one).dataset.course ?? "") > name);
  list.insertBefore(row, after ?? null);
}

async function refresh() {
  waits = false;
  const names = [...changed];
  changed.clear();
  const answer = await fetch(`/?only=${names.map(encodeURIComponent).join(",")}`).catch(() => null);
  if (!answer?.ok) return; // the preview has ended; when it is back, it tells all anew
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const row of page.querySelectorAll("#courses > li")) place(/** @type {HTMLElement} */ (row));
  part("none").hidden = list.childElementCount > 0;
  filter();
}

/** @param {string} course */
function ask(course) {
  changed.add(course);
  if (!waits) setTimeout(refresh, REST);
  waits = true;
}

document.addEventListener("cartable:state", (event) => {
  const { detail } = /** @type {CustomEvent<import("./live.mjs").State>} */ (event);
  const { title, known: isKnown, building, build, problems } = detail;
  const told = JSON.stringify([title, isKnown, building, build, problems.map((one) => one.level)]);
  const isNew = known.get(detail.course) !== told;
  known.set(detail.course, told);
  if (isNew) ask(detail.course);
});
document.addEventListener("cartable:removed", (event) => {
  const { course } = /** @type {CustomEvent<{ course: string }>} */ (event).detail;
  known.delete(course);
  document.getElementById(`course-${course}`)?.remove();
  ask(course); // what is built of it may still be there
});
for (const [name, hidden] of /** @type {[string, boolean][]} */ ([["gone", false], ["back", true], ["state", true]])) {
  document.addEventListener(`cartable:${name}`, () => (part("away").hidden = hidden));
}

if (field) {
  part("filter").hidden = false;
  field.addEventListener("input", filter);
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target === field) return;
    event.preventDefault();
    field.focus();
  });
  filter(); // a browser that comes back fills it in again
}
