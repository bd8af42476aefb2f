/** What stands on the page about the whole: the header's words, the marks of the contents, the result page. */

import { outcome, reached, steps } from "./outcome.js";
import { decimal, rational } from "./rational.js";
import { percent } from "./scoring.js";

/** @param {string} selector @returns {HTMLElement} */
const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

export class Board {
  /**
   * @param {import("./journey.js").Journey} journey
   * @param {import("./words.js").Words} words
   * @param {import("./tracker.js").Launch} launch what the LMS held
   * @param {() => boolean} keeps whether this browser keeps what is not saved yet
   */
  constructor(journey, words, launch, keeps) {
    this.journey = journey;
    this.words = words;
    this.launch = launch;
    this.keeps = keeps;
    this.saved = "";
    /** Whether it was said that saving fails. */
    this.trouble = false;
    this.over = false;
  }

  /** Says how saving goes; only trouble, and its end, are read aloud. @param {import("./saver.js").Word} word */
  sayHow(word) {
    if (word === this.saved) return;
    this.saved = word;
    const text = this.words.say(`save-${word}`);
    part("#saved").textContent = text;
    document.body.dataset.saved = word;
    const again = part("#save-again");
    const focused = document.activeElement === again;
    again.hidden = word !== "refused";
    // Nobody's focus is lost with the button: it goes to the words that say how it went.
    if (focused && again.hidden) part("#saved").focus();
    this.sayKept();
    const trouble = word === "refused" || word === "behind" || word === "elsewhere";
    if (trouble || (this.trouble && word === "saved")) this.announce(text);
    if (trouble || word === "saved") this.trouble = trouble;
  }

  /** Says below the result what became of the answers, and that one may leave once nothing is left to do. */
  sayKept() {
    const here = this.saved === "refused" && this.keeps();
    const word = here ? "refused-here" : this.saved === "saved" && !this.over ? "for-later" : this.saved;
    if (word) for (const place of document.querySelectorAll(".kept")) place.textContent = this.words.say(`kept-${word}`);
  }

  /** Has a screen reader say it. @param {string} words */
  announce(words) {
    part("#live").textContent = words;
  }

  /** @param {HTMLElement} page the page shown */
  where(page) {
    part("#where").textContent = page.dataset.where || "";
  }

  render() {
    const { left, all } = steps(this.journey);
    part("#left").textContent = left.length ? this.words.say("left", { n: left.length, of: all }) : this.words.say("left-none");
    part("#progress").style.setProperty("--done", `${all ? (all - left.length) / all : 1}`);
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-step]"))) {
      const step = /** @type {string} */ (place.dataset.step);
      const done = !left.includes(step);
      place.classList.toggle("done", done);
      /** @type {HTMLElement} */ (place.querySelector(".step-state")).textContent = this.stepState(step, done);
    }
    this.renderResult(left);
    this.renderObjectives();
  }

  /** @param {string} step @param {boolean} done */
  stepState(step, done) {
    if (step.startsWith("lecture-")) return this.words.say(done ? "read" : "to-read");
    const module = step.slice("quiz-".length);
    if (!done) return this.words.say(this.journey.visit(module).attempts ? "begun" : "to-do");
    const { earned, possible } = this.journey.points(module, this.journey.countsKept(module));
    if (!possible[0]) return this.words.say("done");
    const [got, of] = [decimal(earned), decimal(possible)];
    return this.words.say("points", { n: Number(got), got: this.words.number(got), of: this.words.number(of) });
  }

  /**
   * What stays with the LMS though it is more than what counts here: a newer version may ask more.
   * @param {import("./outcome.js").Status} status @param {string | null} score
   */
  standing(status, score) {
    const { achieved, score: before } = this.launch;
    const more = this.journey.course.settings.keep === "best" && Number(before) > Number(score ?? 101);
    if (!more && !(achieved && status === "incomplete")) return "";
    const mark = this.words.say("percent", { n: this.words.number(before) });
    return before ? this.words.say("standing-score", { mark }) : this.words.say("standing");
  }

  /** @param {string[]} left */
  renderResult(left) {
    const { score, passed, status } = outcome(this.journey);
    this.over = status !== "incomplete";
    this.sayKept();
    const { words } = this;
    const passing = percent(rational(this.journey.course.settings.passing));
    const needed = words.say("percent", { n: words.number(passing) });
    const judged = this.journey.course.settings.completeWhen !== "viewed";
    const short = passed && status === "incomplete";
    const state = short ? "to-finish" : score === null ? (left.length ? "unfinished" : "read-all") : judged ? (passed ? "passed" : "failed") : "scored";
    const mark = score === null ? "" : words.say("percent", { n: words.number(score) });
    part("#result").dataset.state = state;
    part("#score").textContent = score === null || short ? "" : mark;
    part("#meter").style.setProperty("--reached", score || "0");
    part("#meter").style.setProperty("--needed", passing);
    part("#standing").textContent = this.standing(status, score);
    part("#verdict").textContent = words.say(`result-${state}`, { needed, reached: mark, n: left.length });
    const first = left.map((id) => document.getElementById(id)).find((page) => page);
    const again = this.journey.course.modules.find(({ id }) => this.journey.mayRetry(id));
    const to = first || (state === "failed" && again ? document.getElementById(`quiz-${again.id}`) : null);
    const next = /** @type {HTMLAnchorElement} */ (part("#next-step"));
    next.hidden = !to;
    if (to) {
      next.href = `#${encodeURIComponent(to.id)}`;
      next.textContent = first ? to.dataset.where || "" : next.dataset.again || "";
    }
    const finished = status === "passed" || status === "completed";
    const advice = first ? (finished ? "more" : "to-come") : to ? "try-again" : state === "failed" ? "no-more" : finished ? "finished" : "to-leave";
    part("#advice").textContent = words.say(`advice-${advice}`);
  }

  renderObjectives() {
    let any = false;
    for (const item of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-objective]"))) {
      const met = reached(this.journey, item.dataset.module || "", item.dataset.objective || "");
      item.hidden = met === null;
      any = any || met !== null;
      item.classList.toggle("done", met === true);
      /** @type {HTMLElement} */ (item.querySelector(".step-state")).textContent =
        met === null ? "" : this.words.say(met ? "reached" : "to-review");
    }
    part("#achieved").hidden = !any;
  }
}
