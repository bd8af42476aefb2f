/** What a learner's journey comes to: the score over all graded quizzes, pass or fail, what is left. */

import { objectiveId } from "./answers.js";
import { ONE, ZERO, atLeast, decimal, plus, ratio, rational } from "./rational.js";
import { percent, score, share } from "./scoring.js";

/**
 * @typedef {import("./journey.js").Journey} Journey
 * @typedef {import("./rational.js").Rational} Rational
 * @typedef {"incomplete" | "completed" | "passed" | "failed"} Status
 * `score` and `passed` are null until all graded quizzes are submitted.
 * @typedef {{
 *   status: Status, score: string | null, passed: boolean | null, earned: Rational, possible: Rational,
 * }} Outcome
 */

/** The modules whose quiz counts for this learner. @param {Journey} journey */
function graded(journey) {
  return journey.course.modules.filter(
    ({ id, quiz }) =>
      quiz?.graded && (journey.asked.get(id) || []).some((asked) => journey.course.questions[asked].graded),
  );
}

/**
 * Whether a quiz is under way or may be taken again. Until no try is left nothing has failed: Moodle
 * opens what has failed for review only.
 * @param {Journey} journey
 * @param {string} id
 */
const triesLeft = (journey, id) => !journey.visit(id).submitted || journey.mayRetry(id);

/** @param {Journey} journey @returns {Outcome} */
export function outcome(journey) {
  const { settings, modules } = journey.course;
  const quizzes = graded(journey);
  const seen = modules.every(({ id }) => journey.visit(id).seen);
  let [earned, possible] = [ZERO, ZERO];
  for (const { id } of quizzes) {
    const counted = journey.points(id, journey.countsKept(id));
    [earned, possible] = [plus(earned, counted.earned), plus(possible, counted.possible)];
  }
  const done = quizzes.length > 0 && quizzes.every(({ id }) => journey.submitted(id));
  const passed = done ? atLeast(score(earned, possible), rational(settings.passing)) : null;
  const when = quizzes.length ? settings.completeWhen : "viewed";
  /** @type {Status} */
  let status = "incomplete";
  if (when === "viewed") status = seen ? "completed" : status;
  else if (passed === false) status = quizzes.some(({ id }) => triesLeft(journey, id)) ? status : "failed";
  else if (passed && (when === "quiz-passed" || seen)) status = "passed";
  return { status, score: done ? percent(score(earned, possible)) : null, passed, earned, possible };
}

/**
 * The steps still to do, as page ids in order: lectures not seen, quizzes never submitted.
 * @param {Journey} journey
 * @returns {{left: string[], all: number}}
 */
export function steps(journey) {
  const left = [];
  let all = 0;
  for (const { id, quiz } of journey.course.modules) {
    all += quiz ? 2 : 1;
    if (!journey.visit(id).seen) left.push(`lecture-${id}`);
    if (quiz && !journey.submitted(id)) left.push(`quiz-${id}`);
  }
  return { left, all };
}

/**
 * Whether an objective is shown to be reached: every graded question that measures it, met by this
 * learner, is fully right in the attempt that counts. Null where none was answered or measures it.
 * @param {Journey} journey
 * @param {string} module
 * @param {string} objective
 */
export function reached(journey, module, objective) {
  if (!journey.submitted(module)) return null;
  const { course, state } = journey;
  const measured = (journey.asked.get(module) || []).filter(
    (id) => course.questions[id].measures === objective && course.questions[id].kind !== "essay",
  );
  if (!measured.length) return null;
  return measured.every((id) => {
    const response = journey.countsKept(module) ? state.kept.get(id) : journey.response(id);
    return atLeast(share(course.questions[id], response, course.language), ONE);
  });
}

/**
 * What the LMS is told. `worked`: whether anything was answered at this launch; `words` says what each objective
 * is, by its module and id.
 * @param {Journey} journey
 * @param {boolean} worked
 * @param {(module: string, objective: string) => string} words
 * @returns {import("./tracker.js").Report}
 */
export function report(journey, worked, words) {
  const { status, score } = outcome(journey);
  const { left, all } = steps(journey);
  const objectives = journey.course.modules.flatMap(({ id, objectives: ids }) =>
    ids.map((one) => ({ id: objectiveId(id, one), words: words(id, one), met: reached(journey, id, one) })),
  );
  const mayFall = worked && journey.course.settings.keep === "last";
  return { status, score, mayFall, progress: all ? decimal(ratio(all - left.length, all)) : "1", objectives };
}
