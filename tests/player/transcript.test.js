/** What is found in a transcript, what is spoken at a time, what a file is called. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { folded } from "../../templates/player/fold.js";
import { named } from "../../templates/player/plain.js";
import { last, places } from "../../templates/player/said.js";
import { Times } from "../../templates/player/times.js";

const fold = (text) => folded(text).text;

for (const [what, written, typed] of [
  ["case and accents", "L’ÉTÉ À L’ŒUVRE", "l'ete a l'oeuvre"],
  ["apostrophes", "aujourd’hui", "aujourd'hui"],
  ["quotes and the spaces within them", "il dit «\u202fnon\u202f» tout net", 'il dit "non" tout net'],
  ["French spaces before marks", "Est-ce simple\u202f? Oui\u00a0: assez", "Est-ce simple? Oui: assez"],
  ["narrow and doubled spaces", "10\u202f000  euros", "10 000 euros"],
  ["dashes, and hyphens that do not break", "savoir‑faire – oui", "savoir-faire - oui"],
  ["letters put together and apart", "e\u0301te\u0301", "été"],
  ["soft hyphens", "parte\u00adnariat", "partenariat"],
  ["German sharp s", "Straße", "STRASSE"],
  ["Turkish i", "İstanbul ışık", "istanbul isik"],
  ["Arabic vowel signs and stretching", "مُحَمَّدٌ كـــتب", "محمد كتب"],
  ["Arabic alef, ya and ta marbuta", "إلى أيّ مدرسة", "الي اي مدرسه"],
]) {
  test(`${what} make no difference`, () => assert.equal(fold(written), fold(typed)));
}

test("words that differ stay apart", () => {
  assert.notEqual(fold("pécher"), fold("pencher"));
  assert.notEqual(fold("ca me dit"), fold("came dit"));
  assert.equal(fold("un\ndeux"), "un\ndeux");
});

test("each folded character knows where it comes from, and the end too", () => {
  const text = "«\u202fŒuf\u202f»\u202f!";
  const { text: made, at } = folded(text);
  assert.equal(made, '"oeuf"!');
  assert.deepEqual(at, [0, 2, 2, 3, 4, 6, 8, 9]);
  assert.equal(at[made.length], text.length);
});

test("places are all of those in a text, none within another", () => {
  assert.deepEqual(places("aaaa ba", "aa"), [0, 2]);
  assert.deepEqual(places("aaaa ba", "c"), []);
  assert.deepEqual(places("aaaa ba", ""), []);
});

test("the last number not above one", () => {
  assert.deepEqual([-1, 0, 3, 5, 99].map((most) => last([0, 5, 5, 9], most)), [-1, 0, 0, 2, 3]);
  assert.equal(last([], 1), -1);
});

const spans = (...all) => new Times(all.map(([from, to]) => ({ from, to })));

test("a sentence is spoken from its first millisecond to its last", () => {
  const times = spans([1000, 2000], [2000, 3000], [9000, 9500]);
  assert.deepEqual([0, 999, 1000, 1999, 2000, 2999, 9000].map((time) => times.at(time)), [-1, -1, 0, 0, 1, 1, 2]);
});

test("a sentence stays the one spoken for a breath, not for a pause", () => {
  const times = spans([0, 1000], [5000, 6000]);
  assert.deepEqual([1500, 1999, 2000, 4999, 6500, 7000].map((time) => times.at(time)), [0, 0, -1, -1, 1, -1]);
});

test("of sentences that overlap the one that began last is spoken, then the one that goes on", () => {
  const times = spans([0, 10000], [2000, 3000], [4000, 5000]);
  assert.deepEqual([1000, 2500, 3500, 4500, 9000].map((time) => times.at(time)), [0, 1, 0, 2, 0]);
});

test("sentences whose times do not follow the text are found by their times", () => {
  const times = spans([5000, 6000], [0, 1000]);
  assert.deepEqual([500, 5500].map((time) => times.at(time)), [1, 0]);
});

test("no times, nothing spoken", () => assert.equal(spans().at(0), -1));

test("a file is called by its title, without what no system takes", () => {
  assert.equal(named("Les buts : pourquoi s’allier\u202f?"), "Les buts pourquoi s’allier");
  assert.equal(named('a/b\\c:d*e?f"g<h>i|j\n'), "a b c d e f g h i j");
  assert.equal(named("Fin..."), "Fin");
  assert.equal(named("لماذا نتحالف"), "لماذا نتحالف");
  assert.equal([...named("𝒜".repeat(200))].length, 80);
});
