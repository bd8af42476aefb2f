/** The script's words: plural forms as Python chooses them, decimals that keep their digits. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Words } from "../../templates/player/words.js";

const { plural, numbers } = JSON.parse(readFileSync(new URL("../vectors/language.json", import.meta.url), "utf8"));
const course = (wordsLanguage, words = {}) => ({ words, wordsLanguage, decimalMark: "," });

function* all(samples) {
  for (const sample of samples) {
    const [first, last = first] = sample.split("~").map(Number);
    for (let number = first; number <= last; number += 1) yield number;
  }
}

for (const [language, forms] of Object.entries(plural)) {
  test(`plural forms of ${language}`, () => {
    const words = new Words(course(language));
    const expected = new Map(Object.entries(forms).flatMap(([form, samples]) => [...all(samples)].map((number) => [number, form])));
    for (const number of all(numbers)) assert.equal(words.form(number), expected.get(number), `${number}`);
  });
}

test("a form that is not written is the other one", () => {
  const words = new Words(course("fr", { left: { one: "Reste {n} étape", other: "Restent {n} étapes" } }));
  assert.equal(words.say("left", { n: 1000000 }), "Restent 1000000 étapes");
  assert.equal(words.say("left", { n: "1.5" }), "Reste 1.5 étape");
});

test("a decimal keeps its digits, ungrouped", () => {
  assert.equal(new Words(course("de")).number("1234567.89"), "1234567,89");
});
