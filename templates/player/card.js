/** One question's card: what the learner put in, and, once it is locked, what is said of it. */

import { ZERO, atLeast, decimal, rational, times } from "./rational.js";
import { shuffled } from "./drawing.js";
import { foreseen, number, share } from "./scoring.js";
import { fitting, packed } from "./typed.js";
import { fits, verdictOf } from "./verdict.js";

/**
 * @typedef {import("./journey.js").Journey} Journey
 * @typedef {import("./course.js").Response} Response
 */

export class Card {
  /** @param {HTMLFormElement} form @param {Journey} journey @param {import("./words.js").Words} words */
  constructor(form, journey, words) {
    this.form = form;
    this.journey = journey;
    this.words = words;
    this.id = /** @type {string} */ (form.dataset.question);
    this.question = journey.course.questions[this.id];
    this.options = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-option]")]);
    this.fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input, textarea")]);
    this.outcome = this.part(".outcome");
    this.locked = false;
    this.longest = 0;
    if (this.question.kind === "choice" && this.question.shuffled) {
      for (const option of shuffled(this.options, journey.state.seed, this.id)) option.parentNode?.append(option);
    }
    form.addEventListener("input", () => this.fit());
    form.addEventListener("click", (event) => {
      if (this.locked && /** @type {Element} */ (event.target).closest("[data-option] label")) event.preventDefault();
    });
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    return /** @type {HTMLElement} */ (this.form.querySelector(selector));
  }

  /** What the fields hold. @returns {Response} */
  get response() {
    if (this.question.kind !== "choice") return this.fields[0].value.trim() && this.fields[0].value;
    return this.fields.filter((field) => field.checked).map((field) => field.value);
  }

  /** What keeps the answer from being checked, in words, or "". */
  get lack() {
    if (!this.response.length) return this.words.say(this.question.kind === "choice" ? "choose-first" : "write-first");
    if (this.question.kind !== "number") return "";
    const typed = number(/** @type {string} */ (this.response), this.question.unit, this.journey.course.language);
    return typed ? "" : this.words.say("no-number");
  }

  /** Says what is lacking, beside the button; "" takes it back. @param {string} lack */
  complain(lack) {
    const place = this.part(".lack");
    place.textContent = lack;
    place.hidden = !lack;
    for (const field of this.fields) {
      if (lack && this.question.kind !== "choice") field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    if (lack) this.fields[0].focus();
  }

  /** Sets the card as the journey has it. @param {boolean} locked */
  render(locked) {
    this.locked = locked;
    const response = this.journey.response(this.id);
    for (const field of this.fields) {
      if (this.question.kind === "choice") {
        field.checked = !!response?.includes(field.value);
        // Not `disabled`: what was chosen, and what is said of it, stays within reach of the keyboard.
        field.setAttribute("aria-disabled", `${locked}`);
      } else {
        field.value = typeof response === "string" ? response : "";
        this.longest = packed(field.value).length;
        field.readOnly = locked;
      }
    }
    this.count();
    this.complain("");
    this.form.classList.toggle("locked", locked);
    const button = this.form.querySelector("button");
    if (button) button.hidden = locked;
    this.outcome.hidden = !locked;
    this.judge(response, locked);
  }

  /** Keeps what is typed within the room that the state has for it: `maxlength` counts no bytes. */
  fit() {
    const [field] = this.fields;
    if (this.question.kind === "choice") return;
    const room = Math.max(field.maxLength, this.longest); // a newer version may give less room than was used
    if (packed(field.value).length > room) field.value = fitting(field.value, room);
  }

  /** How much of a text's room is used. */
  count() {
    const place = this.form.querySelector(".count");
    const [field] = this.fields;
    if (place) place.textContent = this.words.say("count", { n: packed(field.value).length, of: field.maxLength });
  }

  /** Shows what is said of an answer, or hides it again. @param {Response | undefined} response @param {boolean} locked */
  judge(response, locked) {
    const verdict = verdictOf(this.question, response, this.journey.course.language);
    for (const one of ["right", "partly", "wrong", "none", "noted"]) {
      this.form.classList.toggle(`is-${one}`, locked && one === verdict);
    }
    const { words, question } = this;
    const worth = rational(question.points);
    const part = share(question, response, this.journey.course.language);
    const got = decimal(times(worth, part));
    const lost = verdict === "partly" && atLeast(ZERO, part);
    const points = question.graded
      ? words.say("points", { n: Number(got), got: words.number(got), of: words.number(decimal(worth)) })
      : "";
    this.part(".verdict").textContent = locked ? [words.say(lost ? "partly-lost" : verdict), points].filter(Boolean).join(" ") : "";
    const said = question.kind === "text" && response ? foreseen(String(response), question.answers, question.forgives) : -1;
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.outcome.querySelectorAll("[data-if]"))) {
      part.hidden = !fits(/** @type {string} */ (part.dataset.if), verdict, said);
    }
    if (question.kind === "choice") this.judgeOptions(question, response, locked);
  }

  /** @param {import("./course.js").Choice} question @param {Response | undefined} response @param {boolean} locked */
  judgeOptions(question, response, locked) {
    const right = new Map(question.options);
    for (const option of this.options) {
      const id = /** @type {string} */ (option.dataset.option);
      const chosen = !!response?.includes(id);
      const missed = question.several ? "missed-several" : "missed";
      const word = chosen ? (right.get(id) ? "chosen-right" : "chosen-wrong") : right.get(id) ? missed : "";
      option.dataset.word = locked ? word : "";
      const mark = /** @type {HTMLElement} */ (option.querySelector(".mark"));
      mark.textContent = locked && word ? this.words.say(word) : "";
      const why = /** @type {HTMLElement | null} */ (option.querySelector(".why"));
      if (why) why.hidden = !(locked && (word || question.several));
      const field = /** @type {HTMLElement} */ (option.querySelector("input"));
      // Only now: what a description points at is read aloud even while it is hidden.
      if (locked) field.setAttribute("aria-describedby", [mark.id, why?.id].filter(Boolean).join(" "));
      else field.removeAttribute("aria-describedby");
    }
  }
}
