/** What a launch goes on from. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Journal } from "../../templates/player/journal.js";
import { remembered, untold, withAside } from "../../templates/player/memory.js";
import { fresh, saved } from "../../templates/player/state.js";

const option = (id) => ({ id, report: id, since: 1 });
const slot = (id, kind) => ({ id, kind, report: id, since: 1, gone: null, options: ["a", "b", "c"].map(option) });
const layout = { generation: 1, slots: [slot("one", "choice"), slot("many", "choices")] };
const course = (...options) => ({
  layout,
  questions: {
    one: { kind: "choice", options: options.map((id) => [id, id === "a"]) },
    many: { kind: "choice", options: options.map((id) => [id, id === "a"]) },
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
