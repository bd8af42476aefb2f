/** The SCORM 2004 tracker against APIs that answer, refuse, lie and throw. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered } from "../../templates/player/answers.js";
import { elements, phrase, timespan, timestamp } from "../../templates/player/interactions2004.js";
import { rational } from "../../templates/player/rational.js";
import { Scorm2004, raised, scaled } from "../../templates/player/scorm2004.js";
import { COURSE, ONE, frame, liars, named, says, speaking, told } from "./apis.js";

const lms = speaking("API_1484_11", ["Initialize", "GetValue", "SetValue", "Commit", "Terminate", "GetLastError"]);
const FRESH = { "cmi.completion_status": "unknown", "cmi.success_status": "unknown", "cmi.mode": "normal", "cmi.credit": "credit" };
const STATUSES = ["cmi.completion_status", "cmi.success_status"];

/** A tracker in a window with this LMS. */
const beside = (one) => new Scorm2004(frame({ API_1484_11: one.API_1484_11 }));

test("the API of 2004 is taken, and one of 1.2 beside it is not", () => {
  const { API_1484_11 } = lms(FRESH);
  assert.equal(new Scorm2004(frame({ API: {} }, { API_1484_11 })).resume().link, "open");
  assert.equal(new Scorm2004(frame({ API: { LMSInitialize: says("true") } })).resume().link, "absent");
});

test("what the LMS kept comes back", () => {
  const it = beside(lms({ ...FRESH, "cmi.location": "quiz-m", "cmi.suspend_data": "abc", "cmi.learner_id": "7", "cmi.learner_name": "Ada" }));
  assert.deepEqual(it.resume(), { link: "open", mode: "normal", location: "quiz-m", memory: "abc", learner: "7", name: "Ada", achieved: false, score: "" });
});

for (const [completion, success, achieved] of [
  ["completed", "passed", true], ["completed", "unknown", true], ["completed", "failed", false], ["incomplete", "unknown", false],
]) {
  test(`${completion} and ${success} is ${achieved ? "" : "not "}achieved`, () => {
    const it = beside(lms({ ...FRESH, "cmi.completion_status": completion, "cmi.success_status": success, "cmi.score.raw": "80" }));
    const { achieved: said, score } = it.resume();
    assert.deepEqual([said, score], [achieved, "80"]);
  });
}

for (const before of ["unknown", "not attempted"]) {
  test(`entry over ${before} writes incomplete, and suspend so that state comes back`, () => {
    const one = lms({ ...FRESH, "cmi.completion_status": before });
    beside(one).resume();
    assert.deepEqual(one.calls, [["cmi.exit", "suspend"], ["cmi.completion_status", "incomplete"]]);
  });
}

for (const status of [["completed", "passed"], ["completed", "failed"], ["completed", "unknown"], ["incomplete", "unknown"]]) {
  test(`entry leaves ${status.join(" and ")} as they are`, () => {
    const one = lms({ ...FRESH, "cmi.completion_status": status[0], "cmi.success_status": status[1] });
    const it = beside(one);
    it.resume();
    it.report(told("incomplete", null));
    it.save("start", "x", true);
    assert.deepEqual(STATUSES.flatMap((name) => named(one.calls, name)), []);
  });
}

test("each status of the course is two of the standard's", () => {
  const said = (status) => raised(["incomplete", "unknown"], status);
  assert.deepEqual(said("incomplete"), ["incomplete", "unknown"]);
  assert.deepEqual(said("completed"), ["completed", "unknown"]);
  assert.deepEqual(said("passed"), ["completed", "passed"]);
  assert.deepEqual(said("failed"), ["completed", "failed"]);
});

test("neither status is ever downgraded", () => {
  const became = (...was) => ["incomplete", "completed", "failed", "passed"].map((wanted) => raised(was, wanted).join());
  assert.deepEqual(became("completed", "passed"), Array(4).fill("completed,passed"));
  assert.deepEqual(became("completed", "failed"), ["completed,failed", "completed,failed", "completed,failed", "completed,passed"]);
  assert.deepEqual(became("completed", "unknown"), ["completed,unknown", "completed,unknown", "completed,failed", "completed,passed"]);
});

test("a status that was refused goes out with the next save", () => {
  const one = lms(FRESH);
  const takes = one.API_1484_11.SetValue;
  const it = beside(one);
  it.resume();
  one.API_1484_11.SetValue = (name, value) => (name === "cmi.success_status" ? "false" : takes(name, value));
  it.report(told("passed", "80"));
  assert.equal(it.save("start", "x", true), "refused");
  one.API_1484_11.SetValue = takes;
  assert.equal(it.save("start", "x", true), "saved");
  assert.deepEqual(named(one.calls, "cmi.success_status"), ["passed"]);
});

test("a score goes out in all four ways, the share exact to the digit", () => {
  const one = lms(FRESH);
  const it = beside(one);
  it.resume();
  it.save("start", "x", true);
  assert.deepEqual(one.calls.filter(([name]) => name.startsWith("cmi.score")), []);
  it.report(told("passed", "79.99"));
  it.save("start", "x", true);
  assert.deepEqual(one.calls.filter(([name]) => name.startsWith("cmi.score")), [
    ["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", "79.99"], ["cmi.score.scaled", "0.7999"],
  ]);
  assert.deepEqual(["0", "5", "10", "28.57", "50", "100"].map(scaled), ["0", "0.05", "0.1", "0.2857", "0.5", "1"]);
});

test("progress goes out as it grows, and never back", () => {
  const one = lms({ ...FRESH, "cmi.progress_measure": "0.5" });
  const it = beside(one);
  it.resume();
  for (const progress of ["0.25", "0.5", "0.75", "0.6", "1"]) {
    it.report(told("incomplete", null, [], progress));
    it.save("start", "x", true);
  }
  assert.deepEqual(named(one.calls, "cmi.progress_measure"), ["0.75", "1"]);
});

for (const mode of ["review", "browse"]) {
  test(`in ${mode} nothing is written, to the very end`, () => {
    const one = lms({ ...FRESH, "cmi.mode": mode, "cmi.suspend_data": "abc" });
    const it = beside(one);
    const launch = it.resume();
    assert.deepEqual([launch.mode, launch.memory], [mode, "abc"]);
    it.answer(ONE);
    it.finish();
    assert.deepEqual(one.calls, []);
  });
}

test("without credit state is kept, but no status, score, progress or answer goes out", () => {
  const one = lms({ ...FRESH, "cmi.credit": "no-credit" });
  const it = beside(one);
  it.resume();
  it.answer(ONE);
  it.report(told("passed", "100"));
  assert.equal(it.save("start", "x", true), "saved");
  assert.deepEqual(one.calls.map(([name]) => name).sort(), ["cmi.exit", "cmi.location", "cmi.session_time", "cmi.suspend_data"]);
});

test("an answer to the same question again is one more interaction, from where the last session stopped", () => {
  const one = lms({ ...FRESH, "cmi.interactions._count": "7" });
  const it = beside(one);
  it.resume();
  it.answer(ONE);
  it.answer(ONE);
  it.save("start", "x", true);
  const sent = one.calls.map(([name]) => name).filter((name) => name.startsWith("cmi.interactions"));
  assert.deepEqual([sent[0], sent[1]], ["cmi.interactions.7.id", "cmi.interactions.7.type"]);
  assert.deepEqual(named(one.calls, "cmi.interactions.8.id"), ["Q1"]);
});

test("an LMS without interactions is asked once", () => {
  for (const error of ["401", "402"]) {
    let asked = 0;
    const one = lms(FRESH, {
      SetValue: (name) => (name.startsWith("cmi.interactions") ? ((asked += 1), "false") : "true"),
      GetLastError: says(error),
    });
    const it = beside(one);
    it.resume();
    it.answer(ONE);
    it.save("start", "x", true);
    it.save("start", "y", true);
    assert.equal(asked, 1);
  }
});

for (const [name, lie] of Object.entries(liars)) {
  test(`an API whose every call gives ${name} is silent, never saved, and breaks nothing`, () => {
    const every = Object.fromEntries(Object.keys(lms().API_1484_11).map((call) => [call, lie]));
    const it = beside({ API_1484_11: every });
    assert.deepEqual(it.resume(), { link: "silent", mode: "normal", location: "", memory: "", learner: "", name: "", achieved: false, score: "" });
    it.report(told("passed", "100"));
    assert.equal(it.save("start", "x", true), "refused");
    it.finish();
  });

  for (const call of ["Commit", "SetValue"]) {
    test(`a ${call} that gives ${name} is not a save, and the next is tried in full`, () => {
      const one = lms(FRESH);
      const honest = one.API_1484_11[call];
      const it = beside(one);
      it.resume();
      one.API_1484_11[call] = lie;
      assert.equal(it.save("start", "x", true), "refused");
      one.API_1484_11[call] = honest;
      assert.equal(it.save("start", "x", true), "saved");
      assert.equal(named(one.calls, "cmi.suspend_data").at(-1), "x");
    });
  }
}

for (const [name, begins] of [["103", says("false")], ["an exception", liars.throws]]) {
  test(`a second Initialize that fails with ${name} leaves a session that goes on`, () => {
    const it = beside(lms({ ...FRESH, "cmi.completion_status": "incomplete", "cmi.suspend_data": "abc" }, { Initialize: begins }));
    const launch = it.resume();
    assert.deepEqual([launch.link, launch.memory, it.save("start", "x", true)], ["open", "abc", "saved"]);
  });
}

test("after Terminate every call fails, and nothing is called saved", () => {
  const dead = { Initialize: says("false"), GetValue: says(""), SetValue: says("false"), Commit: says("false"), GetLastError: says("104") };
  const it = beside(lms({}, dead));
  assert.equal(it.resume().link, "silent");
  assert.equal(it.save("start", "x", true), "refused");
});

test("the session ends once, and nothing is written after it", () => {
  let ended = 0;
  const one = lms(FRESH, { Terminate: () => ((ended += 1), "true") });
  const it = beside(one);
  it.resume();
  it.finish();
  const before = one.calls.length;
  it.finish();
  assert.equal(it.save("start", "x", true), "refused");
  assert.deepEqual([ended, one.calls.length], [1, before]);
});

test("even passed the session is suspended, so that what was answered comes back", () => {
  const one = lms(FRESH);
  const it = beside(one);
  it.resume();
  it.report(told("passed", "100"));
  it.save("result", "x", true);
  it.finish();
  assert.deepEqual(named(one.calls, "cmi.exit"), ["suspend"]);
  assert.deepEqual(one.calls.filter(([name]) => name.startsWith("adl.")), []);
});

test("a duration is never empty, has two decimals at most, and no days or weeks", () => {
  assert.deepEqual([0, 0.004, 59.999, 61.25, 3600, 3600 * 200 + 5, -3].map(timespan), [
    "PT0S", "PT0S", "PT1M0S", "PT1M1.25S", "PT1H0S", "PT200H5S", "PT0S",
  ]);
});

test("a timestamp is the learner's clock, to the second", () => {
  assert.equal(timestamp(new Date(2026, 9, 5, 9, 3, 7, 123)), "2026-10-05T09:03:07");
});

test("a phrase is cut without half a character, and does not begin with a brace", () => {
  assert.equal(phrase(`${"é".repeat(249)}🌻`, 250), "é".repeat(249));
  assert.equal(phrase("{x} est un ensemble", 250), " {x} est un ensemble");
});

const sent = (id, response, share) =>
  elements(answered(COURSE, id, response, rational(share), { latency: 1, words: " Quoi\n ? " }));
const report = (id, response, share) => {
  const one = Object.fromEntries(sent(id, response, share));
  return [one.type, one.learner_response, one["correct_responses.0.pattern"], one.result, one.weighting];
};

test("each kind of answer as the report shows it", () => {
  assert.deepEqual(report("c", ["b"], "1/2"), ["choice", "b_Lyon", "a_Paris[,]b_Lyon", "0.5", "2"]);
  assert.deepEqual(report("t", ["t"], "0"), ["true-false", "true", "false", "incorrect", "1"]);
  assert.deepEqual(report("w", "carré", "1"), ["fill-in", "carré", "carré", "correct", "0.5"]);
  assert.deepEqual(report("n", "3,5 m", "1"), ["numeric", "3.5", "3.4[:]3.6", "correct", "1"]);
  assert.deepEqual(report("e", "mots", "0"), ["long-fill-in", "mots", undefined, "neutral", "0"]);
});

test("what the standard's own form would break goes as longer text", () => {
  assert.deepEqual(report("w", "a[,]b", "0").slice(0, 3), ["long-fill-in", "a[,]b", "carré"]);
  assert.deepEqual(report("w", "é".repeat(260), "0").slice(0, 2), ["long-fill-in", "é".repeat(260)]);
  assert.deepEqual(report("n", "123456", "0").slice(0, 3), ["fill-in", "123456", "3.5"]);
  assert.deepEqual(report("n", "trois", "0").slice(0, 2), ["fill-in", "trois"]);
  assert.equal(report("e", "é".repeat(5000), "0")[1], "é".repeat(4000));
});

test("an option's name is one that Moodle takes, and nothing is sent for nothing", () => {
  const names = Object.fromEntries(elements({ ...ONE, given: ["a-b c"], words: "" }));
  assert.equal(names.learner_response, "a_b_c");
  assert.deepEqual(Object.keys(Object.fromEntries(elements({ ...ONE, given: [], right: null, words: "" }))), [
    "id", "type", "timestamp", "weighting", "result", "latency",
  ]);
});

test("an answer says how it was asked and what it measures, the id and the type first", () => {
  const one = sent("c", ["b"], "0");
  assert.deepEqual(one.slice(0, 3), [["id", "R_c"], ["type", "choice"], ["objectives.0.id", "m.citer"]]);
  assert.equal(Object.fromEntries(one).description, "Quoi ?");
});

const AIM = { id: "m.citer", words: "Citer", met: true };
const KEPT = {
  ...FRESH, "cmi.objectives._count": "1", "cmi.objectives.0.id": "m.citer", "cmi.objectives.0.description": "Citer",
};

test("an objective goes out with its words and both statuses, in the place it had", () => {
  const one = lms({ ...KEPT, "cmi.objectives.0.success_status": "unknown", "cmi.objectives.0.completion_status": "incomplete" });
  const it = beside(one);
  it.resume();
  it.report(told("incomplete", null, [AIM, { id: "m.lire", words: "Lire", met: false }, { id: "m.non", words: "Non", met: null }]));
  it.save("start", "x", true);
  assert.deepEqual(one.calls.filter(([name]) => name.startsWith("cmi.objectives")), [
    ["cmi.objectives.0.success_status", "passed"], ["cmi.objectives.0.completion_status", "completed"],
    ["cmi.objectives.1.id", "m.lire"], ["cmi.objectives.1.description", "Lire"],
    ["cmi.objectives.1.success_status", "unknown"], ["cmi.objectives.1.completion_status", "incomplete"],
  ]);
});

test("an objective once reached stays reached", () => {
  const one = lms({ ...KEPT, "cmi.objectives.0.success_status": "passed", "cmi.objectives.0.completion_status": "completed" });
  const it = beside(one);
  it.resume();
  it.report(told("incomplete", null, [{ ...AIM, met: false }]));
  it.save("start", "x", true);
  assert.deepEqual(one.calls.filter(([name]) => name.startsWith("cmi.objectives")), []);
});
