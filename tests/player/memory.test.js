/** What a launch goes on from. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Journal } from "../../templates/player/journal.js";
import { remembered, untold, withAside } from "../../templates/player/memory.js";
import { fresh, saved } from "../../templates/player/state.js";

const option = (id) => ({ id, report: id, since: 1 });
const slot = (id, kind) => ({ id, kind, report: id, since: 1, gone: null, options: ["a", "b", "c"].map(option) });
const layout = { generation: 1, slots: [{ ...slot("m", "module"), options: [] }, slot("one", "choice"), slot("many", "choices")] };
const course = (...options) => ({
  layout,
  questions: {
    one: { module: "m", kind: "choice", options: options.map((id) => [id, id === "a"]) },
    many: { module: "m", kind: "choice", options: options.map((id) => [id, id === "a"]) },
  },
});
const given = (response) => ({ response, checked: true });
const state = { ...fresh(7), answers: new Map([["one", given(["b"])], ["many", given(["a", "b"])]]) };
const none = () => new Journal(null, "", "");

test("who chose an option that is no more is asked again, and is left what else they ticked", () => {
  const { answers } = remembered(saved(state, layout), none(), course("a", "c")).state;
  assert.deepEqual([...answers], [["many", given(["a"])]]);
});

test("options that are all there leave every answer as it was", () => {
  const found = remembered(saved(state, layout), none(), course("a", "b", "c"));
  assert.deepEqual([...found.state.answers], [...state.answers]);
  assert.deepEqual([found.aside, found.news, untold(found)], ["", "", []]);
});

test("what the LMS does not have yet is told: a new answer, another one, one that is locked now", () => {
  const known = { ...fresh(7), answers: new Map([["one", given(["a"])], ["many", { response: ["a"], checked: false }]]) };
  assert.deepEqual(untold({ state, known, aside: "", news: "" }), ["one", "many"]);
  assert.deepEqual(untold({ state, known: state, aside: "", news: "" }), []);
});

test("a text is kept behind the state while both have room", () => {
  assert.equal(withAside("state", "old"), "state.old");
  assert.equal(withAside("state", ""), "state");
  assert.equal(withAside("state", "x".repeat(4091)), "state");
  assert.equal(withAside("state", "x".repeat(4090)).length, 4096);
});

test("a kept attempt is freed of options that are no more, like the present one", () => {
  const kept = { ...fresh(7), kept: new Map([["one", ["b"]], ["many", ["a", "b"]]]) };
  assert.deepEqual([...remembered(saved(kept, layout), none(), course("a", "c")).state.kept], [["many", ["a"]]]);
});

test("who matched what is no more is asked again about it, an order loses what is no more, and is none where something came", () => {
  const slots = [{ ...slot("m", "module"), options: [] }, slot("put", "pairs"), slot("row", "order")];
  const answers = new Map([["put", given(["a.c", "b.c"])], ["row", given(["b", "a", "c"])]]);
  const asked = (put, row) => ({
    layout: { generation: 1, slots },
    questions: { put: { module: "m", kind: "pairs", right: put }, row: { module: "m", kind: "order", right: row } },
  });
  const kept = (...questions) => {
    const course = asked(...questions);
    return [...remembered(saved({ ...fresh(7), answers }, course.layout), none(), course).state.answers];
  };
  assert.deepEqual(kept(["a.c", "b.c"], ["a", "b", "c"]), [...answers]);
  assert.deepEqual(kept(["a.c"], ["a", "b"]), [["put", given(["a.c"])], ["row", given(["b", "a"])]]);
  assert.deepEqual(kept(["a.b"], ["a", "b", "c", "d"]), []);
});

const visit = (attempts, submitted) => new Map([["m", { seen: true, attempts, submitted }]]);

test("an attempt that was handed in before is not replaced by what a version uploaded by mistake let somebody try", () => {
  const before = { ...state, visits: visit(1, true) };
  const mistake = { ...fresh(9), visits: visit(1, false), answers: new Map([["one", { response: ["c"], checked: false }]]) };
  const found = remembered(`${saved(mistake, layout)}.${saved(before, layout)}`, none(), course("a", "b", "c"));
  assert.deepEqual([...found.state.answers], [...state.answers]);
  assert.deepEqual([found.state.visits.get("m").submitted, found.state.seed, found.news], [true, 7, "back"]);
});

test("answers of both are there where nothing was handed in, the older first", () => {
  const before = { ...fresh(7), visits: visit(1, false), answers: new Map([["one", given(["a"])]]) };
  const mistake = { ...fresh(9), visits: visit(1, false), answers: new Map([["one", given(["c"])], ["many", given(["a"])]]) };
  const found = remembered(`${saved(mistake, layout)}.${saved(before, layout)}`, none(), course("a", "b", "c"));
  assert.deepEqual(Object.fromEntries(found.state.answers), { one: given(["a"]), many: given(["a"]) });
});

test("what stands behind a part that is united again stays behind the whole", () => {
  const found = remembered(`${saved(fresh(9), layout)}.${saved(state, layout)}.unread.able`, none(), course("a", "b", "c"));
  assert.equal(found.aside, "unread.able");
});

test("notes set aside come back beside those written since, each once", () => {
  const note = (sentence, text) => ({ module: "m", sentence, text });
  const before = { ...state, notes: [note(3, "avant"), note(5, "les deux")] };
  const since = { ...fresh(9), notes: [note(5, "les deux"), note(3, "depuis")] };
  const found = remembered(`${saved(since, layout)}.${saved(before, layout)}`, none(), course("a", "b", "c"));
  assert.deepEqual(found.state.notes, [note(3, "avant"), note(5, "les deux"), note(3, "depuis")]);
});
