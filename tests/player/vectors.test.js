/** The script's twins of the model give what the model gives: the vectors are shared with pytest. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { disordered, drawn, shuffled } from "../../templates/player/drawing.js";
import { Journey } from "../../templates/player/journey.js";
import { outcome } from "../../templates/player/outcome.js";
import { written, rational } from "../../templates/player/rational.js";
import { normal, number } from "../../templates/player/compared.js";
import { percent, share } from "../../templates/player/scoring.js";
import { UnreadableStateError } from "../../templates/player/responses.js";
import { restored, saved } from "../../templates/player/state.js";
import { fitting, packed, unpacked } from "../../templates/player/typed.js";

const vectors = (name) => JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
const scoring = vectors("scoring");
const drawing = vectors("drawing");
const states = vectors("state");
const numbers = (count) => Array.from({ length: count }, (_, at) => at);

for (const { fact, words, forgives, normal: expected } of scoring.normal) {
  test(`as compared: ${fact}`, () => assert.equal(normal(words, forgives), expected));
}

for (const { typed, unit, language, number: expected } of scoring.number) {
  test(`the number in ${JSON.stringify(typed)} (${language})`, () => {
    const read = number(typed, unit, language);
    assert.equal(read && written(read), expected);
  });
}

for (const { fact, question, response, share: expected } of scoring.share) {
  test(`the share of ${fact} (${JSON.stringify(response)})`, () => {
    assert.equal(written(share(question, response ?? undefined, "fr-FR")), expected);
  });
}

for (const { share: part, percent: expected } of scoring.percent) {
  test(`${part} is shown as ${expected}`, () => assert.equal(percent(rational(part)), expected));
}

for (const { seed, name, count, order } of drawing.shuffled) {
  test(`the order that ${seed} gives ${JSON.stringify(name)}`, () => {
    assert.deepEqual(shuffled(numbers(count), seed, name), order);
  });
}

for (const { seed, name, count, order } of drawing.disordered) {
  test(`the disorder that ${seed} gives ${JSON.stringify(name)}`, () => {
    assert.deepEqual(disordered(numbers(count), seed, name), order);
  });
}

for (const { seed, name, count, take, drawn: expected } of drawing.drawn) {
  test(`${take} of ${count} drawn by ${seed} for ${name}`, () => {
    assert.deepEqual(drawn(numbers(count), take, seed, name), expected);
  });
}

const given = ([response, checked]) => ({ response, checked });
const visit = ([seen, attempts, submitted]) => ({ seen, attempts, submitted });
const mapped = (object, one = (value) => value) => new Map(Object.entries(object).map(([id, it]) => [id, one(it)]));
const note = ([module, sentence, text]) => ({ module, sentence, text });
const state = ({ seed, revision, visits, answers, kept, notes = [] }) => ({
  seed,
  revision,
  visits: mapped(visits, visit),
  answers: mapped(answers, given),
  kept: mapped(kept),
  notes: notes.map(note),
});

for (const { fact, layout, state: plain, characters } of states.saved) {
  test(`saved: ${fact}`, () => assert.equal(saved(state(plain), states.layouts[layout]), characters));
  test(`restored: ${fact}`, () => assert.deepEqual(restored(characters, states.layouts[layout]), state(plain)));
}

for (const { fact, layout = "L3", state: plain, characters } of states.later) {
  test(`under a later layout: ${fact}`, () => {
    assert.deepEqual(restored(characters, states.layouts[layout]), state(plain));
  });
}

for (const { fact, characters } of states.unreadable) {
  test(`unreadable: ${fact}`, () => {
    assert.throws(() => restored(characters, states.layouts.L1), UnreadableStateError);
  });
}

const { questions, outcome: outcomes } = vectors("outcome");

for (const { fact, settings, modules, status, score, passed, ...plain } of outcomes) {
  test(`what it comes to: ${fact}`, () => {
    const course = { language: "fr-FR", settings, modules, questions };
    const said = outcome(new Journey(course, state({ revision: 1, ...plain })));
    assert.deepEqual([said.status, said.score, said.passed], [status, score, passed]);
  });
}

const bytes = (hex) => (hex.match(/../g) || []).map((byte) => parseInt(byte, 16));

for (const { text, bytes: hex } of vectors("typed").typed) {
  test(`typed: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(packed(text), bytes(hex));
    assert.equal(unpacked(bytes(hex)), text);
  });
}

for (const hex of vectors("typed").refused) {
  test(`no text in the bytes ${hex}`, () => assert.equal(unpacked(bytes(hex)), null));
}

test("what does not fit is left out, and no character is cut in two", () => {
  assert.equal(fitting("été", 2), "ét");
  assert.equal(fitting("a👍b", 6), "a");
  assert.equal(fitting("a👍b", 7), "a👍");
});
