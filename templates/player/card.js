/** One question's card: what the learner put in, and, once it is locked, what is said of it. */

import { number } from "./compared.js";
import { ZERO, atLeast, decimal, rational, times } from "./rational.js";
import { disordered, shuffled } from "./drawing.js";
import { idOf } from "./responses.js";
import { foreseen, share } from "./scoring.js";
import { arrange, judgeRows, moved, ordered } from "./rows.js";
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
    this.fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input, textarea, select")]);
    this.outcome = this.part(".outcome");
    this.locked = false;
    this.longest = 0;
    /** What was done, for those who do not see it. */
    this.news = "";
    const { seed } = journey.state;
    if (this.question.kind === "order") this.options = disordered(this.options, seed, this.id);
    if ("shuffled" in this.question && this.question.shuffled) {
      this.options = shuffled(this.options, seed, this.id);
      for (const option of this.options) option.parentNode?.append(option);
    }
    form.addEventListener("input", () => this.fit());
    form.addEventListener("click", (event) => {
      const on = /** @type {Element} */ (event.target);
      if (this.locked && on.closest("[data-option] label")) event.preventDefault();
      if (!on.closest("[data-move]") || this.locked) return;
      const [row, place] = moved(on);
      const { length } = this.options;
      this.news = words.say("placed", { words: row.querySelector(".option-text")?.textContent || "", n: place, of: length });
      form.dispatchEvent(new Event("input"));
    });
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    return /** @type {HTMLElement} */ (this.form.querySelector(selector));
  }

  /** What the fields hold. @returns {Response} */
  get response() {
    if (this.question.kind === "order") return ordered(this.form);
    if (this.fields[0].name && this.question.kind !== "choice") {
      const between = this.question.kind === "pairs" ? "." : "=";
      return this.fields.filter((field) => field.value.trim()).map((field) => field.name + between + field.value);
    }
    if (this.question.kind !== "choice") return this.fields[0].value.trim() && this.fields[0].value;
    return this.fields.filter((field) => field.checked).map((field) => field.value);
  }

  /** What keeps the answer from being checked, in words, or "". */
  get lack() {
    if (!this.response.length) return this.words.say(this.fields[0]?.type.startsWith("text") ? "write-first" : "choose-first");
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
        const put = Array.isArray(response) ? response.find((one) => idOf(one) === field.name) : ` ${response || ""}`;
        field.value = (put || "").slice(field.name.length + 1);
        this.longest = Math.max(this.longest, packed(field.value).length);
        field[field.type.startsWith("text") ? "readOnly" : "disabled"] = locked;
      }
    }
    if (this.question.kind === "order") arrange(this.options, response);
    this.count();
    this.complain("");
    this.form.classList.toggle("answered", response !== undefined);
    this.form.classList.toggle("locked", locked);
    const button = /** @type {HTMLElement | null} */ (this.form.querySelector("[type=submit]"));
    if (button) button.hidden = locked;
    this.outcome.hidden = !locked;
    this.judge(response, locked);
  }

  /** Keeps what is typed within the room that the state has for it: `maxlength` counts no bytes. */
  fit() {
    for (const field of this.fields.filter((one) => one.maxLength > 0)) {
      const room = Math.max(field.maxLength, this.longest); // a newer version may give less room than was used
      if (packed(field.value).length > room) field.value = fitting(field.value, room);
    }
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
    if ("right" in question || "options" in question || "gaps" in question) judgeRows(question, this.options, response || [], locked, words);
  }
}
