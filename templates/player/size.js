/** How large the transcripts are set, kept as long as the window is open. */

const STEPS = [0.9, 1, 1.2, 1.45];
const KEY = "cartable:text-size";

export class Size {
  constructor() {
    this.step = 1;
    try {
      const kept = Number(sessionStorage.getItem(KEY) ?? 1);
      if (kept in STEPS) this.step = kept;
    } catch {
      // A browser that forbids storage: the size holds for this launch.
    }
  }

  get of() {
    return STEPS.length;
  }

  /** @param {number} by @returns {boolean} whether there is such a step */
  change(by) {
    if (!(this.step + by in STEPS)) return false;
    this.step += by;
    try {
      sessionStorage.setItem(KEY, `${this.step}`);
    } catch {
      // As above.
    }
    return true;
  }

  /** Sets a page so. @param {HTMLElement} page */
  set(page) {
    const lines = /** @type {HTMLElement | null} */ (page.querySelector(".lines"));
    // Only a change costs: every sentence inherits it.
    if (lines && (lines.style.getPropertyValue("--size") || "1") !== `${STEPS[this.step]}`) lines.style.setProperty("--size", `${STEPS[this.step]}`);
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-size]"))) {
      // Not `disabled`, which would take the focus away from who pressed it.
      button.setAttribute("aria-disabled", `${!(this.step + Number(button.dataset.size) in STEPS)}`);
    }
  }
}
