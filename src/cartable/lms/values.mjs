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
    this.say = say;
    this.filter.addEventListener("input", () => this.sift());
  }

  /** @param {import("./session.mjs").State} state @param {import("./records.mjs").Attempt | undefined} attempt as it is kept */
  show({ left, standing }, attempt) {
    const late = new Set(unsaved(left, attempt?.cmi ?? {}));
    const own = Object.entries(standing).filter(([path]) => left[path] === undefined);
    const written = sorted(Object.entries(left).filter(([path]) => !path.startsWith("_")));
    this.body.replaceChildren(
      ...written.map(([path, value]) => {
        const line = row([path, value]);
        if (late.has(path)) line.lastElementChild?.append(" ", made("span", this.say("unsaved"), { class: "mark" }));
        return line;
      }),
      ...sorted(own).map(([path, value]) => {
        const line = row([path, value]);
        line.lastElementChild?.append(" ", made("span", this.say("from-lms"), { class: "quiet" }));
        return line;
      }),
    );
    this.sift();
  }

  sift() {
    const wanted = this.filter.value.trim().toLowerCase();
    for (const line of /** @type {HTMLCollectionOf<HTMLElement>} */ (this.body.children)) {
      line.hidden = !line.textContent?.toLowerCase().includes(wanted);
    }
  }
}
