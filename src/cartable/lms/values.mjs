/** Every value that the session holds, where it comes from, and which of them are not saved yet. */

import { made, part, row } from "./tables.mjs";

/** @typedef {import("./model.mjs").Cmi} Cmi */

/** What of a session is not kept yet. @param {Cmi} left @param {Cmi} kept @returns {string[]} paths */
export const unsaved = (left, kept) =>
  Object.keys(left).filter((path) => !path.startsWith("_") && left[path] !== kept[path]);

/** By path, the tenth entry after the ninth. @param {[string, string][]} entries */
const sorted = (entries) => entries.sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }));

export class Values {
  /** @param {HTMLElement} desk @param {import("./wording.mjs").Say} say */
  constructor(desk, say) {
    this.body = part(desk, "values");
    this.filter = /** @type {HTMLInputElement} */ (part(desk, "values-filter"));
    this.fold = /** @type {HTMLDetailsElement} */ (part(desk, "values-fold"));
    this.say = say;
    this.filter.addEventListener("input", () => this.sift());
    this.fold.addEventListener("toggle", () => this.draw());
    this.draw = () => {};
  }

  /** @param {import("./session.mjs").State} state @param {import("./records.mjs").Attempt | undefined} attempt as it is kept */
  show(state, attempt) {
    // A large course holds thousands: they are drawn only where they are looked at.
    this.draw = () => {
      if (this.fold.open) this.body.replaceChildren(...this.rows(state, attempt?.cmi ?? {}));
      this.sift();
    };
    this.draw();
  }

  /** @param {import("./session.mjs").State} state @param {Cmi} kept */
  rows({ left, standing }, kept) {
    const late = new Set(unsaved(left, kept));
    const written = sorted(Object.entries(left).filter(([path]) => !path.startsWith("_")));
    const own = sorted(Object.entries(standing).filter(([path]) => left[path] === undefined));
    const marked = (/** @type {[string, string]} */ entry, /** @type {Node[]} */ mark) => {
      const line = row(entry);
      line.lastElementChild?.append(...mark.flatMap((one) => [" ", one]));
      return line;
    };
    return [
      ...written.map((one) => marked(one, late.has(one[0]) ? [made("span", this.say("unsaved"), { class: "mark" })] : [])),
      ...own.map((one) => marked(one, [made("span", this.say("from-lms"), { class: "quiet" })])),
    ];
  }

  sift() {
    const wanted = this.filter.value.trim().toLowerCase();
    for (const line of /** @type {HTMLCollectionOf<HTMLElement>} */ (this.body.children)) {
      line.hidden = !line.textContent?.toLowerCase().includes(wanted);
    }
  }
}
