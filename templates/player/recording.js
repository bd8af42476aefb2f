/** The recording of a page and its transcript: one leads to the other. */

import { clock } from "./clock.js";
import { Times } from "./times.js";
import { bring } from "./where.js";

/** Keys with which one moves through a page. */
const MOVES = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", " "]);

/** What plays on a page whose transcript tells when each sentence is spoken. @param {HTMLElement} page */
export function recorded(page) {
  return page.querySelector(".s[data-from]") && /** @type {HTMLMediaElement | null} */ (page.querySelector(".media :is(video, audio)"));
}

export class Recording {
  /**
   * @param {HTMLMediaElement} media
   * @param {HTMLElement} lines what is said in it
   * @param {HTMLElement} toggle the button that has the page follow
   * @param {{words: import("./words.js").Words, announce: (text: string) => void, spoken: (sentence: HTMLElement) => void, changed: () => void}} told
   */
  constructor(media, lines, toggle, told) {
    this.media = media;
    this.lines = lines;
    this.toggle = toggle;
    this.told = told;
    this.timed = /** @type {HTMLElement[]} */ ([]);
    this.times = /** @type {Times | null} */ (null);
    this.spoken = /** @type {HTMLElement | undefined} */ (undefined);
    this.follows = false;
    for (const event of ["timeupdate", "seeking"]) media.addEventListener(event, () => this.mark(media.currentTime * 1000));
    for (const event of ["play", "pause", "ended"]) media.addEventListener(event, told.changed);
    toggle.hidden = false;
    toggle.addEventListener("click", () => this.follow(!this.follows));
    const off = () => this.letGo();
    addEventListener("wheel", off, { passive: true });
    addEventListener("touchmove", off, { passive: true });
    addEventListener("keydown", (event) => {
      const on = /** @type {Element} */ (event.target);
      if (MOVES.has(event.key) && !on.closest("input, textarea, button, video, audio")) off();
    });
    // The page's own scroll bar: nothing of the page is pressed there.
    addEventListener("pointerdown", (event) => event.target === document.documentElement && off());
  }

  /** Moves the recording to where a sentence begins; it plays on if it played. @param {HTMLElement} sentence */
  seek(sentence) {
    if (!sentence.dataset.from) return;
    const from = Number(sentence.dataset.from);
    this.media.currentTime = from / 1000;
    this.mark(from);
    this.told.announce(this.told.words.say("moved", { time: clock(from) }));
  }

  /** The sentence spoken at a time. The times are read when they are first asked for. @param {number} time in ms @returns {HTMLElement | undefined} */
  at(time) {
    if (!this.times) {
      this.timed = /** @type {HTMLElement[]} */ ([...this.lines.querySelectorAll(".s[data-from]")]);
      this.times = new Times(this.timed.map(({ dataset }) => ({ from: Number(dataset.from), to: Number(dataset.to) })));
    }
    return this.timed[this.times.at(Math.round(time))];
  }

  /** Marks the sentence spoken at a time. @param {number} time in ms */
  mark(time) {
    const spoken = this.at(time);
    if (spoken === this.spoken) return;
    this.spoken?.removeAttribute("aria-current");
    this.spoken = spoken;
    if (!spoken) return;
    spoken.setAttribute("aria-current", "true");
    this.told.spoken(spoken);
    if (this.follows) this.show();
  }

  show() {
    const moves = matchMedia("(prefers-reduced-motion: no-preference)").matches;
    if (this.spoken?.checkVisibility()) bring(this.spoken, moves ? "smooth" : "instant");
  }

  /** @param {boolean} follows */
  follow(follows) {
    this.follows = follows;
    this.toggle.setAttribute("aria-pressed", `${follows}`);
    if (follows) this.show();
  }

  /** A learner who scrolls reads elsewhere. */
  letGo() {
    if (!this.follows) return;
    this.follow(false);
    this.told.announce(this.told.words.say("follow-off"));
  }
}
