/** The sentence at hand when a learner begins a note, by a button that takes the focus from it, or by a key. */

import { currentSentence } from "./where.js";

/** @param {Element | null} one */
const inView = (one) => one !== null && one.getBoundingClientRect().bottom > 0 && one.getBoundingClientRect().top < innerHeight;

export class Hand {
  /** @param {HTMLElement} button pressed too by the key N on a sentence, where no other key is held */
  constructor(button) {
    /** @type {Element | null} the sentence that had the focus before the button */
    this.last = null;
    document.addEventListener("focusin", ({ target }) => {
      const on = /** @type {Element} */ (target);
      if (on !== button && !on.closest("dialog")) this.last = on.closest(".s");
    });
    document.addEventListener("keydown", (event) => {
      const on = /** @type {Element} */ (event.target).closest(".s");
      if (!on || button.hidden || event.key.toLowerCase() !== "n" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault(); // or the letter would be typed into the note
      button.click();
    });
  }

  /** The number of the sentence spoken now, of the one that has or had the focus and is in view, of the first in view; 0 for none. @param {HTMLElement} page */
  number(page) {
    const now = currentSentence(page);
    const before = this.last && page.contains(this.last) && inView(this.last) ? this.last : now;
    return Number((now?.hasAttribute("aria-current") ? now : before)?.id.split("-").pop() || 0);
  }
}
