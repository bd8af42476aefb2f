/** The transcript of a page as something to work with: its tools, and the keys that go from sentence to sentence. */

import { save } from "./plain.js";
import { Recording, recorded } from "./recording.js";
import { Search } from "./search.js";

/** How long a click waits for a second one, which selects a word, in ms. */
const DOUBLE = 250;
/** How much of the screen may be covered. */
const MOST = 0.4;

export class Transcript {
  /**
   * @param {HTMLElement} page
   * @param {HTMLElement} lines
   * @param {import("./size.js").Size} size
   * @param {{words: import("./words.js").Words, announce: (text: string) => void}} told
   */
  constructor(page, lines, size, told) {
    this.page = page;
    this.lines = lines;
    /** @type {HTMLElement | undefined} */
    this.stopped = undefined;
    const tools = /** @type {HTMLTemplateElement} */ (document.getElementById("tools"));
    page.querySelector(".transcript-head")?.after(tools.content.cloneNode(true));
    this.row = /** @type {HTMLElement} */ (page.querySelector(".tools"));
    const changed = () => this.stay();
    const found = recorded(page);
    const follow = /** @type {HTMLElement} */ (page.querySelector("[data-follow]"));
    const at = (/** @type {HTMLElement} */ sentence) => {
      this.recording?.letGo();
      this.stop(sentence);
    };
    this.search = new Search(page, this.row, { ...told, changed, at });
    const spoken = (/** @type {HTMLElement} */ sentence) => lines.contains(document.activeElement) || this.stop(sentence);
    this.recording = found && new Recording(found, lines, follow, { ...told, changed, spoken });
    this.keys(found ? "timed" : "still");
    this.aids(size, told);
    for (const event of ["focusin", "focusout"]) this.row.addEventListener(event, () => setTimeout(changed));
    this.bar = /** @type {HTMLElement} */ (document.querySelector(".bar"));
    const resized = new ResizeObserver(changed);
    for (const one of [this.bar, this.row]) resized.observe(one);
  }

  /** @param {"timed" | "still"} kind */
  keys(kind) {
    const { lines, page } = this;
    const how = /** @type {HTMLElement} */ (page.querySelector(`.how[data-for=${kind}]`));
    how.id = `how-${page.dataset.module}`;
    how.hidden = false;
    lines.classList.toggle("timed", kind === "timed");
    lines.setAttribute("role", "group");
    lines.setAttribute("aria-labelledby", `t-${page.dataset.module}`);
    lines.setAttribute("aria-describedby", how.id);
    this.stop(/** @type {HTMLElement | null} */ (lines.querySelector(".s")));
    lines.addEventListener("focusin", (event) => {
      const sentence = /** @type {HTMLElement} */ (event.target);
      if (sentence.matches(".s")) this.stop(sentence);
    });
    lines.addEventListener("keydown", (event) => this.press(event));
    // Chrome (150 too) drops a selection that begins at the edge of what takes the focus: no sentence does while it is pressed.
    lines.addEventListener("pointerdown", (event) => {
      const sentence = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".s"));
      sentence?.removeAttribute("tabindex");
      setTimeout(() => sentence && (sentence.tabIndex = sentence === this.stopped ? 0 : -1));
    });
    let click = 0;
    lines.addEventListener("click", (event) => {
      clearTimeout(click);
      const on = /** @type {Element} */ (event.target);
      const sentence = /** @type {HTMLElement | null} */ (on.closest(".s"));
      if (!sentence || event.detail > 1 || on.closest("a, button, summary") || event.defaultPrevented) return;
      click = window.setTimeout(() => {
        if (getSelection()?.isCollapsed === false) return;
        sentence.focus({ preventScroll: true });
        this.recording?.seek(sentence);
      }, DOUBLE);
    });
  }

  /** The one sentence that Tab stops at. @param {HTMLElement | null} sentence */
  stop(sentence) {
    if (!sentence || sentence === this.stopped) return;
    if (this.stopped) this.stopped.tabIndex = -1;
    this.stopped?.removeAttribute("role");
    this.stopped = sentence;
    sentence.tabIndex = 0;
    if (this.recording && sentence.dataset.from) sentence.setAttribute("role", "link");
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const on = /** @type {HTMLElement} */ (event.target);
    if (!on.matches(".s") || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const onward = getComputedStyle(on).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = onward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const by = event.key === "ArrowDown" || event.key === onward ? 1 : event.key === "ArrowUp" || event.key === back ? -1 : 0;
    if (by) {
      this.recording?.letGo();
      const all = /** @type {HTMLElement[]} */ ([...this.lines.querySelectorAll(".s")]);
      all[all.indexOf(on) + by]?.focus();
    } else if (event.key === "Enter") this.recording?.seek(on);
    else return;
    event.preventDefault();
  }

  /** @param {import("./size.js").Size} size @param {{words: import("./words.js").Words, announce: (text: string) => void}} told */
  aids(size, { words, announce }) {
    const row = /** @type {HTMLElement} */ (this.page.querySelector(".aids"));
    row.addEventListener("click", (event) => {
      const button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("button"));
      if (button?.matches("[data-text]")) save(this.page);
      const by = Number(button?.dataset.size);
      if (!by || !size.change(by)) return;
      size.set(this.page);
      announce(words.say("text-size", { n: size.step + 1, of: size.of }));
    });
  }

  /** Keeps the row of the search in sight while it is used or the recording plays, if that leaves room to read. */
  stay() {
    const plays = this.recording && !this.recording.media.paused;
    const above = this.bar.matches(".tall") ? 0 : this.bar.offsetHeight;
    const room = above + this.row.offsetHeight < innerHeight * MOST;
    this.row.style.top = `${above}px`;
    this.row.classList.toggle("stays", room && Boolean(this.search.query || plays || this.row.contains(document.activeElement)));
  }
}
