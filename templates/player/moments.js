/** The moment that a note belongs to: its sentence and second, as a learner reads them. */

import { clock } from "./clock.js";
import { Notebook } from "./notebook.js";
import { open } from "./pages.js";

/** @typedef {import("./noted.js").Note} Note */

/** How much of a note names it, in characters. */
const SHORT = 40;

/** @param {Note} note */
const idOf = ({ module, sentence }) => `s-${module}-${sentence}`;

/** The sentence itself, null where this version has none of that number. @param {Note} note */
export function sentenceOf(note) {
  const page = document.getElementById(`lecture-${note.module}`);
  if (page) open(page);
  return document.getElementById(idOf(note));
}

/** What a note's moment is called. @param {Note} note @param {import("./words.js").Words} words */
export function momentWords(note, words) {
  if (!note.sentence) return words.say("note-whole");
  const sentence = sentenceOf(note);
  if (!sentence) return words.say("note-gone");
  const { from } = sentence.dataset;
  return [words.say("note-sentence", { n: note.sentence }), from && clock(Number(from))].filter(Boolean).join(" · ");
}

/**
 * An element of a kind that says something.
 * @template {keyof HTMLElementTagNameMap} Kind
 * @param {Kind} kind @param {string} textContent @param {Partial<HTMLElement>} [more]
 */
const saying = (kind, textContent, more) => Object.assign(document.createElement(kind), { textContent, ...more });

/**
 * A note as an item of a list: its moment, which leads to the sentence while there is one, its words, and what
 * can be done with it, by the word of each button.
 * @param {Note} note @param {import("./words.js").Words} words @param {[string, () => void][]} acts
 */
export function item(note, words, acts) {
  const there = sentenceOf(note);
  const moment = saying(there ? "a" : "span", momentWords(note, words), { className: "moment" });
  if (there) moment.setAttribute("href", `#${idOf(note)}`);
  const one = document.createElement("li");
  one.append(moment, saying("p", note.text, { className: "note-text", dir: "auto" }));
  for (const [word, act] of acts) {
    const button = saying("button", words.say(word), { className: "quiet" });
    button.type = "button";
    // Each is called by what it does and what it does it to.
    button.setAttribute("aria-label", `${button.textContent} – ${note.text.slice(0, SHORT)}`);
    button.addEventListener("click", act);
    one.append(button, " ");
  }
  return one;
}

/** Marks the sentences of a page that have notes. @param {HTMLElement} page @param {Note[]} notes */
export function mark(page, notes) {
  for (const one of page.querySelectorAll(".has-note")) one.classList.remove("has-note");
  for (const note of notes) sentenceOf(note)?.classList.add("has-note");
}

/**
 * The notes for the printer, by module, each with the words it was written at.
 * @param {import("./journey.js").Journey} journey @param {import("./words.js").Words} words
 */
export function paper(journey, words) {
  const book = new Notebook(journey);
  const place = /** @type {HTMLElement} */ (document.getElementById("print-notes"));
  const parts = journey.course.modules.map(({ id }) => {
    const items = book.of(id).map((note) => {
      const one = item(note, words, []);
      const said = sentenceOf(note)?.textContent;
      if (said) one.firstElementChild?.after(saying("p", said, { className: "small" }));
      return one;
    });
    const list = document.createElement("ul");
    list.append(...items);
    const title = document.getElementById(`lecture-${id}`)?.querySelector("h1")?.textContent || "";
    return items.length ? [saying("h3", title), list] : [];
  });
  place.lastElementChild?.replaceChildren(...parts.flat());
  place.hidden = !journey.state.notes.length;
}
