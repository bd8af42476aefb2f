/** The end of a quiz: what is done and what is left of it, in words, with the button for what may come next. */

import { hasKept } from "./kept.js";
import { decimal } from "./rational.js";
import { percent, score } from "./scoring.js";

/** How many texts, which nothing waits for, are not written yet. @param {import("./journey.js").Journey} journey @param {string} module */
function unwritten(journey, module) {
  const open = journey.open(module);
  const texts = (journey.asked.get(module) || []).filter((id) => journey.course.questions[id].kind === "essay");
  return texts.filter((id) => !open.includes(id) && !journey.response(id)).length;
}

export class Tally {
  /**
   * @param {HTMLElement} place
   * @param {string} module its id
   * @param {import("./journey.js").Journey} journey
   * @param {import("./words.js").Words} words
   * @param {boolean} review
   */
  constructor(place, module, journey, words, review) {
    this.place = place;
    this.module = module;
    this.journey = journey;
    this.words = words;
    this.review = review;
    this.submit = /** @type {HTMLButtonElement | null} */ (place.querySelector("[data-submit]"));
    this.retry = /** @type {HTMLButtonElement | null} */ (place.querySelector("[data-retry]"));
  }

  /** @param {boolean} warned whether handing in with questions open was asked for once */
  render(warned) {
    const over = this.journey.over(this.module) || this.review;
    const may = this.journey.mayRetry(this.module) && !this.review;
    const lines = over ? [this.result(), ...this.attempts(may)] : this.left(warned);
    const place = /** @type {HTMLElement} */ (this.place.querySelector(".tally-words"));
    place.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    if (this.submit) this.submit.hidden = over;
    if (this.retry) this.retry.hidden = !may;
  }

  /** What stands there, as one text to be read aloud. */
  get said() {
    return [...this.place.querySelectorAll(".tally-words p")].map((line) => line.textContent).join(" ");
  }

  /** @param {boolean} warned */
  left(warned) {
    const open = this.journey.open(this.module).length;
    const { attempts } = this.journey.visit(this.module);
    const texts = unwritten(this.journey, this.module);
    const lines = open ? [this.words.say(warned ? "submit-anyway" : "to-answer", { n: open })] : [];
    if (texts) lines.push(this.words.say("to-write", { n: texts }));
    if (!lines.length) lines.push(this.words.say("ready"));
    if (attempts > 1) lines.push(this.words.say("attempt", { n: attempts }));
    return lines;
  }

  result() {
    const { earned, possible } = this.journey.points(this.module, false);
    const { words } = this;
    if (!possible[0]) return words.say("quiz-done");
    const [got, of] = [decimal(earned), decimal(possible)];
    const part = words.say("percent", { n: words.number(percent(score(earned, possible))) });
    return words.say("quiz-result", { n: Number(got), got: words.number(got), of: words.number(of), part });
  }

  /** @param {boolean} may whether another attempt may begin */
  attempts(may) {
    const { journey, words } = this;
    const most = journey.course.settings.attempts;
    const lines = hasKept(journey, this.module) ? [words.say("better-kept")] : [];
    if (may) lines.push(most ? words.say("attempts-left", { n: most - journey.visit(this.module).attempts }) : words.say("attempts-free"));
    else if (most && !this.review) lines.push(words.say("attempts-none"));
    return lines;
  }
}
