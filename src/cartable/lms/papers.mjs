/**
 * A paper beside the course. A browser tells nobody at which page of a PDF one is, so the page is one that
 * was asked for here; a page of HTML stays where it was scrolled to.
 */

import { framed, placeIn } from "./place.mjs";
import { part } from "./tables.mjs";

/** How long a paper may take to load before it is seen all the same, in ms. */
const LONG = 5000;

/** Puts a frame in the place of another once it is loaded: nobody looks at an empty one. @param {HTMLIFrameElement} old @param {HTMLIFrameElement} frame */
function turned(old, frame) {
  const turn = () => old.remove();
  old.before(frame);
  frame.addEventListener("load", turn, { once: true });
  setTimeout(turn, LONG);
}

export class Papers {
  /** @param {string} course @param {import("./wording.mjs").Say} say */
  constructor(course, say) {
    this.course = course;
    this.say = say;
    this.list = /** @type {HTMLSelectElement} */ (part(document, "paper"));
    this.number = /** @type {HTMLInputElement} */ (part(document, "paper-number"));
    this.sheet = part(document, "sheet");
    this.builds = 0;
    this.list.addEventListener("change", () => {
      this.number.value = "1";
      this.show();
      // Where the window is too narrow for two, the paper stands below.
      if (this.sheet.getBoundingClientRect().top > innerHeight) this.sheet.scrollIntoView();
    });
    this.number.addEventListener("change", () => this.show());
  }

  get name() {
    return this.list.value;
  }

  /** Shows the paper that is chosen, or none. @param {import("./place.mjs").Place | null} [place] */
  show(place = null) {
    const { name, number, sheet } = this;
    const pdf = name.endsWith(".pdf");
    part(document, "paper-page").hidden = !pdf;
    sheet.hidden = !name;
    document.body.classList.toggle("with-paper", Boolean(name));
    if (!name) {
      sheet.replaceChildren();
      return;
    }
    // Another address each time: a browser would only turn the page of the PDF it holds.
    const address = `/papers/${encodeURIComponent(this.course)}/${encodeURIComponent(name)}?${this.builds}`;
    const whole = pdf ? `${address}#page=${Math.max(1, Math.trunc(Number(number.value)) || 1)}&navpanes=0&view=FitH` : address;
    const frame = framed(whole, this.say("paper-frame", { name }), place);
    const before = sheet.querySelector("iframe");
    if (before?.title === frame.title) turned(before, frame);
    else sheet.replaceChildren(frame);
  }

  /** Files were built anew, papers among them. @param {string[]} names */
  renew(names) {
    for (const name of names) {
      const known = [...this.list.options].some(({ value }) => value === name);
      if (name.endsWith(".pdf") && !known) this.list.add(new Option(name, name));
    }
    if (!names.includes(this.name)) return;
    this.builds += 1;
    const frame = this.sheet.querySelector("iframe"); // of two the newer, which knows the place that it seeks
    this.show(this.name.endsWith(".pdf") || !frame ? null : placeIn(frame));
  }
}
