/** The SCORM 1.2 tracker against APIs that answer, refuse, lie and throw. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, line } from "../../templates/player/answers.js";
import { cut, elements, timespan } from "../../templates/player/interactions12.js";
import { rational } from "../../templates/player/rational.js";
import { Scorm12, raised } from "../../templates/player/scorm12.js";
import { COURSE, ONE, frame, liars, named, says, speaking, told } from "./apis.js";

const lms = speaking("API", ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError"]);
const FRESH = { "cmi.core.lesson_status": "not attempted", "cmi.core.lesson_mode": "normal", "cmi.core.credit": "credit" };

test("the API is found nine windows up, behind one that may not be read", () => {
  const shut = Object.defineProperty({}, "API", { get: () => { throw new Error("other origin"); } });
  const windows = [{}, {}, shut, {}, {}, {}, {}, {}, lms(FRESH)];
  assert.equal(new Scorm12(frame(...windows)).resume().link, "open");
});

test("the API is found above the opener", () => {
  const it = frame({});
  it.opener = frame({}, lms(FRESH));
  assert.equal(new Scorm12(it).resume().link, "open");
});

test("without an API the link is absent, and saving is refused", () => {
  const it = new Scorm12(frame({}, {}));
  assert.equal(it.resume().link, "absent");
  assert.equal(it.save("start", "x", true), "refused");
});

test("entry writes incomplete, and suspend so that state comes back", () => {
  const { API, calls } = lms(FRESH);
  new Scorm12(frame({ API })).resume();
  assert.deepEqual(calls, [["cmi.core.exit", "suspend"], ["cmi.core.lesson_status", "incomplete"]]);
});

for (const status of ["passed", "completed", "failed", "incomplete"]) {
  test(`entry leaves ${status} as it is`, () => {
    const { API, calls } = lms({ ...FRESH, "cmi.core.lesson_status": status });
    const it = new Scorm12(frame({ API }));
    it.resume();
    it.report(told("incomplete", null));
    it.save("start", "x", true);
    assert.deepEqual(named(calls, "cmi.core.lesson_status"), []);
  });
}

test("a status is never downgraded", () => {
  const became = (was) => ["incomplete", "completed", "failed", "passed"].map((wanted) => raised(was, wanted));
  assert.deepEqual(became("passed"), ["passed", "passed", "passed", "passed"]);
  assert.deepEqual(became("completed"), ["completed", "completed", "completed", "passed"]);
  assert.deepEqual(became("failed"), ["failed", "completed", "failed", "passed"]);
  assert.deepEqual(became("incomplete"), ["incomplete", "completed", "failed", "passed"]);
});

test("an element goes out once, unless it changed", () => {
  const { API, calls } = lms(FRESH);
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.report(told("failed", "40"));
  it.save("start", "x", true);
  it.save("start", "x", true);
  it.report(told("passed", "80"));
  it.save("quiz-m", "x", true);
  assert.deepEqual(named(calls, "cmi.core.score.raw"), ["40", "80"]);
  assert.deepEqual(named(calls, "cmi.core.score.max"), ["100"]);
  assert.deepEqual(named(calls, "cmi.core.lesson_status"), ["incomplete", "failed", "passed"]);
  assert.deepEqual(named(calls, "cmi.core.lesson_location"), ["start", "quiz-m"]);
  assert.deepEqual(named(calls, "cmi.suspend_data"), ["x"]);
});

test("no score goes out before there is one", () => {
  const { API, calls } = lms(FRESH);
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.save("start", "x", true);
  assert.deepEqual(calls.filter(([name]) => name.startsWith("cmi.core.score")), []);
});

for (const mode of ["review", "browse"]) {
  test(`in ${mode} nothing is written, to the very end`, () => {
    const { API, calls } = lms({ ...FRESH, "cmi.core.lesson_mode": mode, "cmi.suspend_data": "abc" });
    const it = new Scorm12(frame({ API }));
    const launch = it.resume();
    assert.deepEqual([launch.mode, launch.memory], [mode, "abc"]);
    it.answer(ONE);
    it.finish();
    assert.deepEqual(calls, []);
  });
}

test("without credit state is kept, but no status, score or answer goes out", () => {
  const { API, calls } = lms({ ...FRESH, "cmi.core.credit": "no-credit" });
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.answer(ONE);
  it.report(told("passed", "100"));
  assert.equal(it.save("start", "x", true), "saved");
  assert.deepEqual(calls.map(([name]) => name).sort(), [
    "cmi.core.exit", "cmi.core.lesson_location", "cmi.core.session_time", "cmi.suspend_data",
  ]);
});

test("interactions go on from where the last session stopped, the id first", () => {
  const { API, calls } = lms({ ...FRESH, "cmi.interactions._count": "7" });
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.answer(ONE);
  it.answer({ ...ONE, id: "Q2" });
  it.save("start", "x", true);
  const sent = calls.map(([name]) => name).filter((name) => name.startsWith("cmi.interactions"));
  assert.equal(sent[0], "cmi.interactions.7.id");
  assert.equal(sent[sent.length / 2], "cmi.interactions.8.id");
  assert.deepEqual(named(calls, "cmi.interactions.7.correct_responses.0.pattern"), ["b_mot"]);
});

test("an answer that is refused goes out later, at the same index", () => {
  let refuse = true;
  const { API } = lms(FRESH);
  const sent = [];
  API.LMSSetValue = (name, value) => {
    if (name.startsWith("cmi.interactions") && refuse) return "false";
    sent.push([name, value]);
    return "true";
  };
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.answer(ONE);
  assert.equal(it.save("start", "x", true), "saved");
  refuse = false;
  it.save("start", "y", true);
  assert.deepEqual(named(sent, "cmi.interactions.0.id"), ["Q1"]);
});

test("an LMS without interactions is asked once", () => {
  let asked = 0;
  const { API } = lms(FRESH);
  API.LMSSetValue = (name) => (name.startsWith("cmi.interactions") ? ((asked += 1), "false") : "true");
  API.LMSGetLastError = () => "401";
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.answer(ONE);
  it.save("start", "x", true);
  it.save("start", "y", true);
  assert.equal(asked, 1);
});

for (const [name, lie] of Object.entries(liars)) {
  test(`an API whose every call gives ${name} is silent, never saved, and breaks nothing`, () => {
    const every = Object.fromEntries(Object.keys(lms().API).map((call) => [call, lie]));
    const it = new Scorm12(frame({ API: every }));
    assert.deepEqual(it.resume(), { link: "silent", mode: "normal", location: "", memory: "", learner: "", name: "", achieved: false, score: "" });
    it.report(told("passed", "100"));
    assert.equal(it.save("start", "x", true), "refused");
    it.finish();
  });

  test(`a commit that gives ${name} is not a save, and the next is tried in full`, () => {
    const { API } = lms(FRESH, { LMSCommit: lie });
    const it = new Scorm12(frame({ API }));
    it.resume();
    assert.equal(it.save("start", "x", true), "refused");
    API.LMSCommit = says("true");
    assert.equal(it.save("start", "x", true), "saved");
  });

  test(`suspend_data refused with ${name} is not a save, and is written again`, () => {
    const { API, calls } = lms(FRESH);
    const takes = API.LMSSetValue;
    API.LMSSetValue = (element, value) => (element === "cmi.suspend_data" ? lie() : takes(element, value));
    const it = new Scorm12(frame({ API }));
    it.resume();
    assert.equal(it.save("start", "x", true), "refused");
    API.LMSSetValue = takes;
    assert.equal(it.save("start", "x", true), "saved");
    assert.deepEqual(named(calls, "cmi.suspend_data"), ["x"]);
  });
}

test("a second LMSInitialize that throws leaves a session that goes on", () => {
  const { API } = lms({ ...FRESH, "cmi.core.lesson_status": "incomplete", "cmi.suspend_data": "abc" }, { LMSInitialize: liars.throws });
  const it = new Scorm12(frame({ API }));
  assert.deepEqual([it.resume().link, it.save("start", "x", true)], ["open", "saved"]);
});

test("true as a boolean is true", () => {
  const { API } = lms(FRESH, { LMSInitialize: says(true), LMSCommit: says(true), LMSSetValue: says(true) });
  const it = new Scorm12(frame({ API }));
  it.resume();
  assert.equal(it.save("start", "x", true), "saved");
});

test("an LMS silent at launch is begun at a later save", () => {
  const { API, calls } = lms({}, { LMSInitialize: says("false") });
  const it = new Scorm12(frame({ API }));
  assert.equal(it.resume().link, "silent");
  API.LMSInitialize = says("true");
  assert.equal(it.save("start", "x", true), "saved");
  assert.deepEqual(named(calls, "cmi.suspend_data"), ["x"]);
});

test("an LMS silent at launch that turns out to hold answers keeps them", () => {
  const { API, calls } = lms({ "cmi.suspend_data": "older" }, { LMSInitialize: says("false") });
  const it = new Scorm12(frame({ API }));
  it.resume();
  API.LMSInitialize = says("true");
  assert.equal(it.save("start", "x", true), "behind");
  assert.equal(it.save("start", "y", true), "behind");
  assert.deepEqual(named(calls, "cmi.suspend_data"), []);
});

test("the session ends once", () => {
  let ended = 0;
  const { API } = lms(FRESH, { LMSFinish: () => ((ended += 1), "true") });
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.finish();
  it.finish();
  assert.equal(ended, 1);
});

test("times are HHHH:MM:SS.ss", () => {
  assert.deepEqual([0, 59.999, 61.25, 3600 * 30 + 5].map(timespan), [
    "0000:00:00.00", "0000:01:00.00", "0000:01:01.25", "0030:00:05.00",
  ]);
});

test("typed words go out as they are, on one line", () => {
  assert.equal(line(" Œuvre d’été,\r\n\n« carré » 🌻\t"), "Œuvre d’été, « carré » 🌻");
});

test("a cut leaves no half of a character", () => {
  assert.equal(cut("é".repeat(300)), "é".repeat(255));
  assert.equal(cut(`${"é".repeat(254)}🌻`), "é".repeat(254));
});

test("a long text goes out whole, or cut where the LMS refuses it", () => {
  const long = "é".repeat(300);
  const sent = (/** @type {boolean} */ strict) => {
    const taken = [];
    const { API } = lms(FRESH, {
      LMSSetValue: (name, value) => {
        if (strict && value.length > 255) return "false";
        if (name.endsWith("student_response")) taken.push(value);
        return "true";
      },
    });
    const it = new Scorm12(frame({ API }));
    it.resume();
    it.answer({ ...ONE, kind: "essay", given: [long] });
    it.save("start", "x", true);
    return taken;
  };
  assert.deepEqual(sent(false), [long]);
  assert.deepEqual(sent(true), [long.slice(0, 255)]);
});

const sent = (id, response, share, strict = false) =>
  Object.fromEntries(elements(answered(COURSE, id, response, rational(share), { latency: 1, words: " Quoi\n ? " }), strict));
const report = (id, response, share, strict) => {
  const one = sent(id, response, share, strict);
  return [one.type, one.student_response, one["correct_responses.0.pattern"], one.result, one.weighting];
};

test("each kind of answer as the report shows it", () => {
  assert.deepEqual(report("c", ["b"], "1/2"), ["choice", "b_Lyon", "a_Paris,b_Lyon", "0.5", "2"]);
  assert.deepEqual(report("t", ["t"], "0"), ["true-false", "t", "f", "wrong", "1"]);
  assert.deepEqual(report("w", "carré", "1"), ["fill-in", "carré", "carré", "correct", "0.5"]);
  assert.deepEqual(report("n", "3,5 m", "1"), ["numeric", "3.5", "3.5", "correct", "1"]);
  assert.deepEqual(report("e", "mots", "0"), ["fill-in", "mots", undefined, "neutral", "0"]);
});

test("to the letter of the standard an option is one character, and no text is longer than 255", () => {
  assert.deepEqual(report("c", ["a", "b"], "1", true).slice(0, 3), ["choice", "a,b", "a,b"]);
  assert.deepEqual(report("t", ["t"], "0", true).slice(0, 3), ["true-false", "t", "f"]);
  assert.equal(report("e", "é".repeat(300), "0", true)[1], "é".repeat(255));
});

test("an answer names the objective it measures, by its module", () => {
  assert.equal(sent("c", ["b"], "0")["objectives.0.id"], "m.citer");
  assert.deepEqual(Object.keys(sent("w", "x", "0")).filter((name) => name.startsWith("objectives")), []);
});

test("how a question is asked stands in one line", () => {
  assert.equal(answered(COURSE, "w", "x", rational("0"), { latency: 1, words: " Quoi\n ? " }).words, "Quoi ?");
});

test("an essay has no right answer to send", () => {
  const names = Object.keys(sent("e", "mots", "0"));
  assert.deepEqual(names, ["id", "type", "time", "weighting", "student_response", "result", "latency"]);
});

const AIMS = [{ id: "m.citer", words: "Citer", met: true }, { id: "m.lire", words: "Lire", met: null }];

test("an objective goes out once something was asked about it, and keeps its place from launch to launch", () => {
  const { API, calls } = lms({
    ...FRESH, "cmi.objectives._count": "1", "cmi.objectives.0.id": "m.citer", "cmi.objectives.0.status": "incomplete",
  });
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.report(told("incomplete", null, AIMS));
  it.save("start", "x", true);
  it.report(told("incomplete", null, [AIMS[0], { ...AIMS[1], met: false }]));
  it.save("start", "y", true);
  assert.deepEqual(calls.filter(([name]) => name.startsWith("cmi.objectives")), [
    ["cmi.objectives.0.status", "passed"], ["cmi.objectives.1.id", "m.lire"], ["cmi.objectives.1.status", "incomplete"],
  ]);
});

test("an objective once reached stays reached", () => {
  const { API, calls } = lms({
    ...FRESH, "cmi.objectives._count": "1", "cmi.objectives.0.id": "m.citer", "cmi.objectives.0.status": "passed",
  });
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.report(told("incomplete", null, [{ ...AIMS[0], met: false }]));
  it.save("start", "x", true);
  assert.deepEqual(named(calls, "cmi.objectives.0.status"), []);
});

for (const [what, held, word] of [["cut", "abc", "refused"], ["nothing", "", "saved"], ["whole", "abcdef", "saved"]]) {
  test(`a memory of which the LMS gives back ${what} is ${word}`, () => {
    const { API } = lms(FRESH, { LMSGetValue: (name) => (name === "cmi.suspend_data" ? held : FRESH[name] ?? "") });
    const it = new Scorm12(frame({ API }));
    it.resume();
    assert.equal(it.save("start", "abcdef", true), word);
  });
}

test("left to another window, the session falls silent and is not ended", () => {
  let ended = 0;
  const { API, calls } = lms(FRESH, { LMSFinish: () => ((ended += 1), "true") });
  const it = new Scorm12(frame({ API }));
  it.resume();
  const before = calls.length;
  it.leave();
  assert.equal(it.save("start", "x", true), "refused");
  it.finish();
  assert.deepEqual([calls.length, ended], [before, 0]);
});

for (const [mayFall, sent] of [[false, []], [true, ["80"]]]) {
  test(`a score below what the LMS has is ${mayFall ? "sent where the last attempt counts" : "not sent"}`, () => {
    const { API, calls } = lms({ ...FRESH, "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "100" });
    const it = new Scorm12(frame({ API }));
    it.resume();
    it.report({ ...told("passed", "80"), mayFall });
    assert.equal(it.save("start", "x", true), "saved");
    assert.deepEqual(named(calls, "cmi.core.score.raw"), sent);
  });
}

test("what a hidden commit did not prove is set anew at the next, answers and status too", () => {
  const { API, calls } = lms(FRESH);
  const it = new Scorm12(frame({ API }));
  it.resume();
  it.answer(ONE);
  it.report(told("passed", "80"));
  it.save("start", "x", false);
  const first = calls.length;
  it.save("start", "x", true);
  const again = calls.slice(first).map(([name]) => name);
  for (const name of ["cmi.suspend_data", "cmi.core.lesson_status", "cmi.core.score.raw", "cmi.interactions.0.id"]) {
    assert.ok(again.includes(name), name);
  }
  const proved = calls.length;
  it.answer({ ...ONE, id: "Q2" });
  it.save("start", "y", true);
  const last = calls.slice(proved).map(([name]) => name);
  assert.ok(last.includes("cmi.interactions.1.id") && last.includes("cmi.suspend_data"));
  assert.deepEqual(last.filter((name) => name.startsWith("cmi.interactions.0") || name.includes("core.score")), []);
});

for (const [name, lie] of [["throws", liars.throws], ["undefined", says(undefined)], ["false", says(false)]]) {
  test(`a memory whose reading gives ${name} is not an empty one: nothing is written over it`, () => {
    const { API, calls } = lms({ ...FRESH, "cmi.suspend_data": "older" });
    const reads = API.LMSGetValue;
    API.LMSGetValue = (element) => (element === "cmi.suspend_data" ? lie() : reads(element));
    const it = new Scorm12(frame({ API }));
    assert.equal(it.resume().link, "silent");
    API.LMSGetValue = reads;
    assert.equal(it.save("start", "x", true), "behind");
    assert.deepEqual(named(calls, "cmi.suspend_data"), []);
  });
}
