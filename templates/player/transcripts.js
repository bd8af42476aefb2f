/** The transcripts of a course: each becomes one to work with when its page is first shown. */

import { open } from "./pages.js";
import { Size } from "./size.js";
import { Transcript } from "./transcript.js";

export class Transcripts {
  /** @param {{words: import("./words.js").Words, announce: (text: string) => void}} told @param {(id: string) => HTMLElement | null} holding the page of an element, opened yet or not */
  constructor(told, holding) {
    this.told = told;
    this.size = new Size();
    /** @type {Map<HTMLElement, Transcript>} */
    this.made = new Map();
    // A link to a sentence moves the recording there too, on whatever page the link stands.
    document.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest('a[href^="#s-"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const id = decodeURIComponent(/** @type {string} */ (link.getAttribute("href")).slice(1));
      const page = holding(id);
      if (!page) return;
      open(page);
      const sentence = document.getElementById(id);
      if (sentence) this.shown(page)?.recording?.seek(sentence);
    });
  }

  /** @param {HTMLElement} page one that is opened */
  shown(page) {
    const lines = /** @type {HTMLElement | null} */ (page.querySelector(".lines"));
    if (!lines) return undefined;
    const made = this.made.get(page) || new Transcript(page, lines, this.size, this.told);
    this.made.set(page, made);
    this.size.set(page);
    return made;
  }
}
