/**
 * What a learner has done, and what follows from it: attempts, answers, what counts. Knows no page
 * and no LMS.
 *
 * Practice: checking a question locks it; a quiz is submitted once all its questions but essays are
 * checked. Exam: answers can be changed until the quiz is submitted.
 */

import { dealt } from "./dealing.js";
import { forget, hasKept, keptIsBetter } from "./kept.js";
import { points } from "./scoring.js";

/**
 * @typedef {import("./course.js").Course} Course
 * @typedef {import("./course.js").Response} Response
 * @typedef {import("./state.js").State} State
 */

export class Journey {
  /** @param {Course} course @param {State} state */
  constructor(course, state) {
    this.course = course;
    this.state = state;
    /** @type {Map<string, string[]>} the questions this learner meets, in the order shown, by module */
    this.asked = dealt(course, state.seed);
  }

  /** @param {string} module the module's id */
  visit(module) {
    return this.state.visits.get(module) || { seen: false, attempts: 0, submitted: false };
  }

  /** The module's page is being read. @param {string} module */
  see(module) {
    this.state.visits.set(module, { ...this.visit(module), seen: true });
  }

  /** @param {string} question @returns {Response | undefined} */
  response(question) {
    return this.state.answers.get(question)?.response;
  }

  /** @param {string} question */
  checked(question) {
    return this.state.answers.get(question)?.checked === true;
  }

  /** The questions of a module's quiz that wait for an answer before it is submitted. @param {string} module */
  open(module) {
    const ids = this.asked.get(module) || [];
    const judged = ids.filter((id) => this.course.questions[id].kind !== "essay");
    const exam = this.course.settings.mode === "exam";
    return (judged.length ? judged : ids).filter((id) => (exam ? !this.response(id) : !this.checked(id)));
  }

  /** An answer as it is now; one that is empty is none. @param {string} module @param {string} question @param {Response} response */
  answer(module, question, response) {
    if (this.checked(question)) return;
    if (response.length) this.state.answers.set(question, { response, checked: false });
    else this.state.answers.delete(question);
    const visit = this.visit(module);
    if (!visit.attempts) this.state.visits.set(module, { ...visit, attempts: 1 });
  }

  /** Locks an answer; in practice, the last one submits the quiz. @param {string} module @param {string} question */
  check(module, question) {
    const given = this.state.answers.get(question);
    if (!given) return;
    this.state.answers.set(question, { ...given, checked: true });
    if (this.course.settings.mode !== "practice" || this.open(module).length) return;
    if (this.visit(module).submitted && !keptIsBetter(this, module)) forget(this, module);
    this.submit(module);
  }

  /** Ends the attempt: every answer is locked, and the better attempt kept. @param {string} module */
  submit(module) {
    const visit = this.visit(module);
    if (visit.submitted) return;
    this.state.visits.set(module, { ...visit, attempts: Math.max(1, visit.attempts), submitted: true });
    for (const id of this.asked.get(module) || []) {
      const given = this.state.answers.get(id);
      const essay = this.course.questions[id].kind === "essay";
      if (given && !(essay && this.course.settings.mode === "practice")) {
        this.state.answers.set(id, { ...given, checked: true });
      }
    }
    if (!keptIsBetter(this, module)) forget(this, module);
  }

  /** Whether another attempt may begin. @param {string} module */
  mayRetry(module) {
    const { attempts } = this.visit(module);
    return this.over(module) && (!this.course.settings.attempts || attempts < this.course.settings.attempts);
  }

  /** Begins another attempt: answers that are judged are cleared, those that count kept. @param {string} module */
  retry(module) {
    const visit = this.visit(module);
    const ids = this.asked.get(module) || [];
    const better = keptIsBetter(this, module);
    for (const id of ids) {
      const given = this.state.answers.get(id);
      if (this.course.questions[id].kind === "essay") {
        if (given) this.state.answers.set(id, { ...given, checked: false });
        continue;
      }
      if (!better) {
        if (given && this.course.questions[id].graded) this.state.kept.set(id, given.response);
        else this.state.kept.delete(id);
      }
      this.state.answers.delete(id);
    }
    this.state.visits.set(module, { ...visit, attempts: visit.attempts + 1, submitted: false });
  }

  /** Whether a newer version asks more in a quiz that was submitted: in practice all was answered then. @param {string} module */
  goesOn(module) {
    return this.visit(module).submitted && this.course.settings.mode === "practice" && this.open(module).length > 0;
  }

  /** Whether the present attempt is over. @param {string} module */
  over(module) {
    return this.visit(module).submitted && !this.goesOn(module);
  }

  /** Whether an attempt at the module's quiz was ever submitted, and nothing came to it since. @param {string} module */
  submitted(module) {
    const { attempts, submitted } = this.visit(module);
    return submitted ? this.over(module) : attempts > 1;
  }

  /** Points of the kept attempt, or of the present one. @param {string} module @param {boolean} kept */
  points(module, kept) {
    const ids = this.asked.get(module) || [];
    const responses = ids.map((id) => (kept ? this.state.kept.get(id) : this.response(id)));
    return points(ids.map((id) => this.course.questions[id]), responses, this.course.language);
  }

  /** Whether the kept attempt is the one that counts. @param {string} module */
  countsKept(module) {
    return hasKept(this, module) || !this.visit(module).submitted;
  }
}
