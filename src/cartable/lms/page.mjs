/**
 * An LMS in a page: one learner, one package, a strict SCORM 1.2 API. What the learner leaves behind
 * stays in this browser, so a reload resumes as another day would.
 */

import { record, show, tally } from "./board.mjs";
import { strictApi } from "./scorm12.mjs";

/** @typedef {import("./model12.mjs").Cmi} Cmi */

/** @param {string} id @returns {any} */
const part = (id) => document.getElementById(id);
const { course, address, words } = JSON.parse(part("launch").textContent);
const key = `cartable:${course}`;
const frame = /** @type {HTMLIFrameElement} */ (part("frame"));

/** @type {import("./model12.mjs").Mode} */
let mode = "normal";
let refused = 0;
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
  show(cmi, words);
  return true;
}

/** @param {import("./scorm12.mjs").Call} call */
function heard(call) {
  if (call.error !== "0") refused += 1;
  record(call);
  tally(refused, saved);
}

function begin() {
  show(kept(), words);
  tally(refused, saved);
  Object.assign(window, { API: strictApi({ cmi: kept(), mode, commit, heard }) });
}

// The course ends its session when its page goes; what comes next in the frame begins a new one.
frame.addEventListener("load", () => {
  frame.contentWindow?.addEventListener("pagehide", () => {
    between();
    between = () => {};
    begin();
  });
});

/** Opens the course anew. @param {() => void} [first] once the old session has ended */
function again(first = () => {}) {
  between = first;
  frame.contentWindow?.location.replace(address);
}

part("again").addEventListener("click", () => again());
part("reset").addEventListener("click", () =>
  again(() => {
    localStorage.removeItem(key);
    part("calls").replaceChildren();
    refused = 0;
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
