/** A module's quiz. Its cards are made when its page is first shown: a course may have hundreds. */

import { open } from "./pages.js";
import { Sitting } from "./sitting.js";

export class Quiz {
  /**
   * @param {HTMLElement} page
   * @param {import("./journey.js").Journey} journey
   * @param {import("./words.js").Words} words
   * @param {import("./sitting.js").Told} told
   * @param {boolean} review shown read-only, with the answers
   */
  constructor(page, journey, words, told, review) {
    this.page = page;
    this.begun = () => new Sitting(page, journey, words, told, review);
    /** @type {Sitting | null} */
    this.sitting = null;
  }

  /** Its cards, made now if they were not. */
  ready() {
    open(this.page);
    this.sitting = this.sitting || this.begun();
    return this.sitting;
  }

  /** The page came into view: time counts from now. */
  shown() {
    this.ready().shown();
  }
}
