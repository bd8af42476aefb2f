/** Attempts, what counts, and the status that follows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Journey } from "../../templates/player/journey.js";
import { hasKept } from "../../templates/player/kept.js";
import { outcome, reached, steps } from "../../templates/player/outcome.js";
import { fresh } from "../../templates/player/state.js";

const choice = (points = "1") => ({
  type: "choice", kind: "choice", points, graded: true, measures: "o", several: false, shuffled: false,
  options: [["r", true], ["w", false]],
});
const essay = { type: "essay", kind: "essay", points: "1", graded: false, measures: null };

function journey(settings = {}, modules = undefined) {
  return new Journey(
    {
      language: "fr-FR",
      settings: { passing: "3/5", completeWhen: "quiz-passed", attempts: 0, keep: "best", mode: "practice", ...settings },
      modules: modules || [{ id: "m", quiz: { graded: true, shuffled: false, entries: ["q1", "q2", "e"] } }],
      questions: { q1: choice(), q2: choice(), e: essay, q3: choice() },
    },
    fresh(1),
  );
}

function answered(it, ...responses) {
  responses.forEach((response, at) => {
    it.answer("m", `q${at + 1}`, [response]);
    it.check("m", `q${at + 1}`);
  });
  return it;
}

const said = (it) => {
  const { status, score } = outcome(it);
  return [status, score];
};

test("a first launch is incomplete and has no score", () => {
  assert.deepEqual(said(journey()), ["incomplete", null]);
});

test("a quiz is submitted when all but its essay is checked", () => {
  const it = answered(journey(), "r", "r");
  assert.equal(it.visit("m").submitted, true);
  assert.deepEqual(said(it), ["passed", "100"]);
});

test("a quiz half done sends no score", () => {
  assert.deepEqual(said(answered(journey(), "r")), ["incomplete", null]);
});

test("a checked answer is locked", () => {
  const it = answered(journey(), "w");
  it.answer("m", "q1", ["r"]);
  assert.deepEqual(it.response("q1"), ["w"]);
});

test("an answer taken back is none", () => {
  const it = journey();
  it.answer("m", "q1", ["r"]);
  it.answer("m", "q1", []);
  assert.equal(it.response("q1"), undefined);
});

test("under the mark nothing has failed while a try is left, and a later attempt passes", () => {
  const it = answered(journey(), "r", "w");
  assert.deepEqual(said(it), ["incomplete", "50"]);
  it.retry("m");
  assert.deepEqual(said(it), ["incomplete", "50"]);
  assert.deepEqual(said(answered(it, "r", "r")), ["passed", "100"]);
});

test("under the mark after the last try is failed", () => {
  const it = answered(journey({ attempts: 2 }), "r", "w");
  assert.deepEqual(said(it), ["incomplete", "50"]);
  it.retry("m");
  assert.deepEqual(said(it), ["incomplete", "50"]);
  assert.deepEqual(said(answered(it, "w", "w")), ["failed", "50"]);
});

test("the best attempt counts, whichever comes last", () => {
  const it = answered(journey(), "r", "r");
  it.retry("m");
  assert.deepEqual(said(answered(it, "w", "w")), ["passed", "100"]);
  it.retry("m");
  assert.deepEqual(said(answered(it, "w", "r")), ["passed", "100"]);
});

test("the last attempt counts where the course says so, once it is submitted", () => {
  const it = answered(journey({ keep: "last" }), "r", "r");
  it.retry("m");
  assert.deepEqual(said(it), ["passed", "100"]);
  assert.deepEqual(said(answered(it, "w", "w")), ["incomplete", "0"]);
});

test("an equal attempt takes the place of the kept one", () => {
  const it = answered(journey(), "r", "w");
  it.retry("m");
  answered(it, "w", "r");
  assert.equal(hasKept(it, "m"), false);
});

test("attempts run out", () => {
  const it = answered(journey({ attempts: 2 }), "w", "w");
  assert.equal(it.mayRetry("m"), true);
  it.retry("m");
  answered(it, "w", "w");
  assert.equal(it.mayRetry("m"), false);
});

test("trying again keeps an essay's words and unlocks them", () => {
  const it = answered(journey(), "w", "w");
  it.answer("m", "e", "mots");
  it.check("m", "e");
  it.retry("m");
  assert.deepEqual([it.response("e"), it.checked("e"), it.response("q1")], ["mots", false, undefined]);
});

test("an exam locks nothing before it is handed in, then everything", () => {
  const it = journey({ mode: "exam" });
  it.answer("m", "q1", ["w"]);
  it.answer("m", "q1", ["r"]);
  assert.deepEqual(it.open("m"), ["q2"]);
  it.submit("m");
  assert.deepEqual([it.checked("q1"), ...said(it)], [true, "incomplete", "50"]);
});

test("an exam handed in empty, then retaken, counts as nothing until then", () => {
  const it = journey({ mode: "exam" });
  it.submit("m");
  it.retry("m");
  assert.deepEqual(said(it), ["incomplete", "0"]);
});

test("viewed: complete when every module was seen, and the score still goes out", () => {
  const it = answered(journey({ completeWhen: "viewed" }), "w", "w");
  assert.deepEqual(said(it), ["incomplete", "0"]);
  it.see("m");
  assert.deepEqual(said(it), ["completed", "0"]);
});

test("both: passed only once passed and all seen", () => {
  const it = answered(journey({ completeWhen: "both" }), "r", "r");
  assert.deepEqual(said(it), ["incomplete", "100"]);
  it.see("m");
  assert.deepEqual(said(it), ["passed", "100"]);
});

test("without a graded question a course is complete when it was seen", () => {
  for (const completeWhen of ["viewed", "quiz-passed", "both"]) {
    const it = journey({ completeWhen }, [{ id: "m", quiz: { graded: false, shuffled: false, entries: ["q1"] } }]);
    answered(it, "r");
    it.see("m");
    assert.deepEqual(said(it), ["completed", null]);
  }
});

test("a quiz of essays alone does not pass or fail", () => {
  const it = journey({}, [{ id: "m", quiz: { graded: true, shuffled: false, entries: ["e"] } }]);
  it.see("m");
  assert.deepEqual(said(it), ["completed", null]);
  it.answer("m", "e", "mots");
  it.check("m", "e");
  assert.equal(it.visit("m").submitted, true);
});

test("points of all graded quizzes count, and only when all are submitted", () => {
  const modules = [
    { id: "m", quiz: { graded: true, shuffled: false, entries: ["q1", "q2"] } },
    { id: "n", quiz: { graded: true, shuffled: false, entries: ["q3"] } },
  ];
  const it = answered(journey({}, modules), "r", "w");
  assert.deepEqual(said(it), ["incomplete", null]);
  it.answer("n", "q3", ["r"]);
  it.check("n", "q3");
  assert.deepEqual(said(it), ["passed", "66.66"]);
});

test("79.996 of 100 does not pass at 80", () => {
  const it = journey({ passing: "4/5" });
  it.course.questions.q1 = choice("79996");
  it.course.questions.q2 = choice("20004");
  assert.deepEqual(said(answered(it, "r", "w")), ["incomplete", "79.99"]);
});

test("what is left is named in the order of the course", () => {
  const it = journey();
  assert.deepEqual(steps(it), { left: ["lecture-m", "quiz-m"], all: 2 });
  it.see("m");
  assert.deepEqual(steps(it).left, ["quiz-m"]);
});

test("an objective is reached when all that measures it is right", () => {
  const it = journey();
  assert.equal(reached(it, "m", "o"), null);
  assert.equal(reached(answered(it, "r", "w"), "m", "o"), false);
  it.retry("m");
  assert.equal(reached(answered(it, "r", "r"), "m", "o"), true);
  assert.equal(reached(it, "m", "other"), null);
});

test("a draw asks as many as it takes, the same at each launch", () => {
  const modules = [{ id: "m", quiz: { graded: true, shuffled: false, entries: [{ bank: "b", take: 2, pool: ["q1", "q2", "q3"] }] } }];
  const asked = journey({}, modules).asked.get("m");
  assert.equal(asked.length, 2);
  assert.deepEqual(journey({}, modules).asked.get("m"), asked);
});

/** The journey of a state under a newer version that also asks q3. */
function newer(it, settings = {}) {
  const modules = [{ id: "m", quiz: { graded: true, shuffled: false, entries: ["q1", "q2", "q3", "e"] } }];
  return new Journey({ ...it.course, modules, settings: { ...it.course.settings, ...settings } }, it.state);
}

test("a question that came to a quiz already done is open, and till then the quiz is to be gone on with", () => {
  const it = newer(answered(journey(), "r", "r"));
  assert.deepEqual(it.open("m"), ["q3"]);
  assert.deepEqual(said(it), ["incomplete", null]);
  assert.deepEqual(steps(it).left.includes("quiz-m"), true);
  assert.equal(it.mayRetry("m"), false);
  it.answer("m", "q3", ["w"]);
  it.check("m", "q3");
  assert.deepEqual(said(it), ["passed", "66.66"]);
  assert.equal(it.mayRetry("m"), true);
});

test("a question that came after the last attempt can still be answered", () => {
  const it = newer(answered(journey({ attempts: 1 }), "r", "w"));
  assert.deepEqual(said(it), ["incomplete", null]);
  it.answer("m", "q3", ["r"]);
  it.check("m", "q3");
  assert.deepEqual(said(it), ["passed", "66.66"]);
});

test("the better attempt is measured anew once the question that came is answered", () => {
  const it = journey();
  answered(it, "r", "w");
  it.retry("m");
  answered(it, "w", "w");
  const later = newer(it);
  assert.equal(hasKept(later, "m"), true);
  later.answer("m", "q3", ["r"]);
  later.check("m", "q3");
  assert.deepEqual([hasKept(later, "m"), said(later)[1]], [false, "33.33"]);
});

test("in an exam that was handed in, what was left out and what came later stay unanswered", () => {
  const it = journey({ mode: "exam" });
  it.answer("m", "q1", ["r"]);
  it.submit("m");
  const later = newer(it);
  assert.equal(later.over("m"), true);
  assert.deepEqual(said(later), ["incomplete", "33.33"]);
});

test("of an attempt that is kept aside, what is worth nothing takes no room", () => {
  const it = journey();
  it.course.questions.q2 = { ...choice("0"), graded: false };
  answered(it, "r", "r");
  it.retry("m");
  assert.deepEqual([...it.state.kept.keys()], ["q1"]);
});
