/** Looking for words in the transcript of a page. */

import { folded } from "./fold.js";
import { mark } from "./marks.js";
import { Said, places, words as said } from "./said.js";
import { bring, currentSentence } from "./where.js";

/** How long nothing is typed before the count is said aloud, in ms. */
const PAUSE = 600;

export class Search {
  /**
   * @param {HTMLElement} page
   * @param {HTMLElement} row with the form and what it shows
   * @param {{words: import("./words.js").Words, announce: (text: string) => void, at: (piece: HTMLElement) => void, changed: () => void}} told
   */
  constructor(page, row, told) {
    this.page = page;
    this.told = told;
    this.field = /** @type {HTMLInputElement} */ (row.querySelector("input"));
    this.results = /** @type {HTMLElement} */ (row.querySelector(".results"));
    this.count = /** @type {HTMLElement} */ (row.querySelector(".hits"));
    /** @type {Said | null} */
    this.text = null;
    this.query = "";
    /** @type {number[]} */
    this.found = [];
    this.now = 0;
    /** The piece that one began at. */
    this.origin = 0;
    this.pause = 0;
    this.field.addEventListener("focus", () => this.query || this.read());
    this.field.addEventListener("input", () => this.look());
    row.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
    this.field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") {
        event.preventDefault();
        this.go(event.shiftKey ? -1 : 1);
      } else if (event.key === "Escape" && this.field.value) {
        event.preventDefault();
        this.clear();
      }
    });
    this.results.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button?.dataset.go) this.go(Number(button.dataset.go));
      else if (button) this.clear();
    });
  }

  /** What the page says by now; it is read before the first letter is typed. */
  read() {
    this.text = new Said(/** @type {HTMLElement} */ (this.page.querySelector(".lines")));
    return this.text;
  }

  clear() {
    this.field.value = "";
    this.field.focus({ preventScroll: true });
    this.look();
  }

  look() {
    const text = this.text || this.read();
    const query = folded(this.field.value.trim()).text;
    if (query === this.query) return;
    const here = this.query ? null : currentSentence(this.page);
    if (here) this.origin = text.pieces.indexOf(here);
    this.query = query;
    this.found = places(text.folded.text, query);
    const next = this.found.findIndex((place) => text.piece(place) >= this.origin);
    this.now = Math.max(0, next);
    this.show();
    clearTimeout(this.pause);
    if (query) this.pause = window.setTimeout(() => this.say(), PAUSE);
    else this.origin = 0;
  }

  /** @param {number} by */
  go(by) {
    const { length } = this.found;
    if (!this.query) return;
    clearTimeout(this.pause);
    if (length) {
      this.now = (this.now + by + length) % length;
      this.show();
      this.origin = this.text?.piece(this.found[this.now]) || 0;
    }
    this.say();
  }

  show() {
    const { words, at, changed } = this.told;
    const text = /** @type {Said} */ (this.text);
    const any = this.found.length > 0;
    this.results.hidden = !this.query;
    this.count.textContent = any ? words.say("found", { n: this.now + 1, of: this.found.length }) : words.say("found-none");
    for (const button of this.results.querySelectorAll("[data-go]")) /** @type {HTMLElement} */ (button).hidden = !any;
    mark(text, this.found, this.query.length, this.now);
    changed();
    if (!any) return;
    const piece = text.pieces[text.piece(this.found[this.now])];
    if (piece.matches(".s")) at(piece);
    bring(piece);
  }

  say() {
    const { words, announce } = this.told;
    const text = /** @type {Said} */ (this.text);
    const sentence = this.found.length ? said(text.pieces[text.piece(this.found[this.now])]) : "";
    announce(sentence ? words.say("found-said", { n: this.now + 1, of: this.found.length, words: sentence }) : words.say("found-none"));
  }
}
