/** A quiz being taken on its page: its cards in this learner's order, checking, submitting, trying again. */

import { Card } from "./card.js";
import { Tally } from "./tally.js";

/**
 * What a quiz tells of what the learner did: `typing` and `chosen` an answer not yet final, `checked` an
 * answer with the seconds it took, `ended` a change of the quiz as a whole.
 * @typedef {{
 *   typing: () => void, chosen: () => void, checked: (question: string, seconds: number) => void, ended: () => void,
 *   announce: (words: string) => void,
 * }} Told
 */

export class Sitting {
  /**
   * @param {HTMLElement} page
   * @param {import("./journey.js").Journey} journey
   * @param {import("./words.js").Words} words
   * @param {Told} told
   * @param {boolean} review shown read-only, with the answers
   */
  constructor(page, journey, words, told, review) {
    this.page = page;
    this.module = /** @type {string} */ (page.dataset.module);
    this.journey = journey;
    this.words = words;
    this.told = told;
    this.review = review;
    this.exam = journey.course.settings.mode === "exam";
    /** @type {Map<string, number>} seconds spent, by question */
    this.spent = new Map();
    this.clock = Date.now();
    this.warned = false;
    const place = /** @type {HTMLElement} */ (page.querySelector(".tally"));
    this.tally = new Tally(place, this.module, journey, words, review);
    this.cards = this.dealt();
    this.tally.submit?.addEventListener("click", () => this.submit());
    this.tally.retry?.addEventListener("click", () => this.retry());
    for (const card of this.cards) this.listen(card);
    this.render();
  }

  /** The cards this learner meets, in order and numbered; the others leave the page. */
  dealt() {
    const forms = /** @type {HTMLFormElement[]} */ ([...this.page.querySelectorAll("form[data-question]")]);
    const ids = this.journey.asked.get(this.module) || [];
    for (const form of forms) if (!ids.includes(form.dataset.question || "")) form.remove();
    return ids.map((id, at) => {
      const form = /** @type {HTMLFormElement} */ (forms.find((one) => one.dataset.question === id));
      this.tally.place.before(form);
      const number = /** @type {HTMLElement} */ (form.querySelector(".number"));
      number.textContent = this.words.say("question-of", { n: at + 1, of: ids.length });
      return new Card(form, this.journey, this.words);
    });
  }

  /** The page came into view: time counts from now. */
  shown() {
    this.clock = Date.now();
  }

  /** Seconds spent on a question so far, the moment that ends now included. @param {string} id */
  time(id) {
    const seconds = (this.spent.get(id) || 0) + (Date.now() - this.clock) / 1000;
    this.spent.set(id, seconds);
    this.clock = Date.now();
    return seconds;
  }

  /** @param {Card} card */
  listen(card) {
    card.form.addEventListener("input", () => {
      if (card.locked || this.review) return;
      card.complain("");
      card.count();
      this.time(card.id);
      this.journey.answer(this.module, card.id, card.response);
      this.warned = false;
      this.tally.render(this.warned);
      if (card.news) this.told.announce(card.news);
      if (Array.isArray(card.response) && card.question.kind !== "gaps") this.told.chosen();
      else this.told.typing();
    });
    card.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!card.locked && !this.exam && !this.review) this.check(card);
    });
  }

  /** @param {Card} card */
  check(card) {
    const { lack } = card;
    card.complain(lack);
    if (lack) return;
    const before = this.journey.over(this.module);
    this.journey.answer(this.module, card.id, card.response);
    this.journey.check(this.module, card.id);
    card.render(true);
    this.tally.render(this.warned);
    card.outcome.focus();
    this.told.checked(card.id, this.time(card.id));
    if (!before && this.journey.over(this.module)) {
      this.told.announce(this.tally.said);
      this.told.ended();
    }
  }

  submit() {
    const open = this.journey.open(this.module).length;
    if (open && !this.warned) {
      this.warned = true;
      this.tally.render(this.warned);
      this.tally.place.focus();
      return;
    }
    this.journey.submit(this.module);
    for (const id of this.journey.asked.get(this.module) || []) {
      if (this.journey.checked(id)) this.told.checked(id, this.spent.get(id) || 0);
    }
    this.render();
    this.told.ended();
    this.tally.place.focus();
  }

  retry() {
    this.journey.retry(this.module);
    this.spent.clear();
    this.shown();
    this.render();
    this.told.ended();
    scrollTo(0, 0);
    /** @type {HTMLElement | null} */ (this.page.querySelector("h1"))?.focus({ preventScroll: true });
  }

  render() {
    const over = this.journey.over(this.module);
    for (const card of this.cards) {
      const essay = card.question.kind === "essay" && !this.exam;
      card.render(this.review || this.journey.checked(card.id) || (over && !essay));
    }
    this.tally.render(this.warned);
  }
}
