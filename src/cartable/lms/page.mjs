/**
 * An LMS in a page: one learner, one package, a strict API of the package's standard. What the learner
 * leaves behind stays in this browser, so a reload resumes as another day would.
 */

import { record, show, tally } from "./board.mjs";
import { refused } from "./session.mjs";
import { STANDARDS } from "./standards.mjs";

/** @typedef {import("./model.mjs").Cmi} Cmi */

/** @param {string} id @returns {any} */
const part = (id) => document.getElementById(id);
const { course, standard, address, words } = JSON.parse(part("launch").textContent);
const spoken = STANDARDS[standard];
const key = `cartable:${standard}:${course}`;
const frame = /** @type {HTMLIFrameElement} */ (part("frame"));

/** @type {import("./model.mjs").Mode} */
let mode = "normal";
let refusals = 0;
let saved = words.never;
/** What to do between two sessions. */
let between = () => {};

/** @returns {Cmi} */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}");
  } catch {
    // A browser that forbids storage has nothing to give back; saving will say so.
    return {};
  }
}

/** @param {Cmi} cmi */
function commit(cmi) {
  try {
    localStorage.setItem(key, JSON.stringify(cmi));
  } catch {
    part("lost").hidden = false;
    return false;
  }
  saved = new Date().toLocaleTimeString(document.documentElement.lang);
  show(cmi, spoken, words);
  return true;
}

/** @param {import("./session.mjs").Call} call */
function heard(call) {
  if (refused(call)) refusals += 1;
  record(call, spoken.errors);
  tally(refusals, saved);
}

function begin() {
  show(kept(), spoken, words);
  tally(refusals, saved);
  Object.assign(window, { [spoken.object]: spoken.api({ cmi: kept(), mode, commit, heard }) });
}

/** The pages in the frame whose end is awaited. @type {WeakSet<Document>} */
const awaited = new WeakSet();

/** The course ends its session when its page goes; what comes next in the frame begins a new one. */
function awaitEnd() {
  const { contentDocument: page, contentWindow: inside } = frame;
  if (!page || !inside || awaited.has(page)) return;
  awaited.add(page);
  inside.addEventListener("pagehide", () => {
    between();
    between = () => {};
    begin();
  });
}
frame.addEventListener("load", awaitEnd);

/** Opens the course anew. @param {() => void} [first] once the old session has ended */
function again(first = () => {}) {
  between = first;
  awaitEnd(); // a page still loading ends too
  frame.contentWindow?.location.replace(address);
}

part("again").addEventListener("click", () => again());
part("reset").addEventListener("click", () =>
  again(() => {
    localStorage.removeItem(key);
    part("calls").replaceChildren();
    refusals = 0;
    saved = words.never;
  }),
);
part("review").addEventListener("click", () =>
  again(() => {
    mode = mode === "normal" ? "review" : "normal";
    part("review").setAttribute("aria-pressed", String(mode === "review"));
  }),
);
part("size").addEventListener("change", () => {
  frame.className = part("size").value;
});

begin();
frame.src = address;
