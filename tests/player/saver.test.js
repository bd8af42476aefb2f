/** When the player saves, what it says of it, and how it tries again. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Journal, digest } from "../../templates/player/journal.js";
import { Saver } from "../../templates/player/saver.js";

const listeners = {};
const listen = (name, heard) => (listeners[name] = heard);

beforeEach(() => {
  globalThis.document = { visibilityState: "visible", addEventListener: listen };
  globalThis.addEventListener = listen;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
});

/** A saver whose LMS answers in turn what it is given, the last for ever; `said` is what the header said. */
function saver(...answers) {
  const said = [];
  const sent = [];
  const states = { memory: "FunwAQACkGB1" };
  const tracker = {
    save: (location, memory) => (sent.push([Date.now(), memory]), answers.length > 1 ? answers.shift() : answers[0]),
    finish: () => sent.push("finish"),
    leave: () => sent.push("leave"),
  };
  const launch = { link: "open", mode: "normal" };
  const it = new Saver(tracker, launch, new Journal(null, "", ""), () => ({ location: "p", memory: states.memory }), (word) => said.push(word));
  it.watch();
  return { it, said, sent, states, times: () => sent.map(([at]) => at) };
}

test("nothing goes out before it is known that no other window has the course", () => {
  const { it, sent } = saver("saved");
  it.soon(0);
  mock.timers.tick(10_000);
  assert.equal(sent.length, 0);
  it.release();
  mock.timers.tick(1500);
  assert.equal(sent.length, 1);
});

test("what changes within a moment goes out in one save", () => {
  const { it, sent, said } = saver("saved");
  it.release();
  for (let key = 0; key < 10; key += 1) {
    it.soon();
    mock.timers.tick(100);
  }
  mock.timers.tick(1500);
  assert.deepEqual([sent.length, said.at(-1)], [1, "saved"]);
});

test("saving is said until the LMS has answered, and nothing else", () => {
  const { it, said } = saver("saved");
  it.release();
  it.soon();
  assert.equal(said.at(-1), "saving");
  mock.timers.tick(1499);
  assert.equal(said.at(-1), "saving");
  mock.timers.tick(1);
  assert.equal(said.at(-1), "saved");
});

test("what is refused is tried after 2, 5, 10, 30 and then every 60 seconds, and said all the while", () => {
  const { it, said, times } = saver("refused");
  it.release();
  it.soon(0);
  mock.timers.tick(0);
  for (const pause of [2, 5, 10, 30, 60, 60]) mock.timers.tick(pause * 1000);
  const at = times();
  assert.deepEqual(at.slice(1).map((time, n) => (time - at[n]) / 1000), [2, 5, 10, 30, 60, 60]);
  it.soon();
  assert.deepEqual([...new Set(said.slice(said.indexOf("refused")))], ["refused"]);
});

test("a refusal that took long is not asked for again soon", () => {
  const { it, times } = saver("refused");
  it.tracker.save = new Proxy(it.tracker.save, { apply: (to, self, values) => (mock.timers.setTime(Date.now() + 4000), to(...values)) });
  it.release();
  it.soon(0);
  mock.timers.tick(0);
  mock.timers.tick(39_000);
  assert.equal(times().length, 1);
  mock.timers.tick(2000);
  assert.equal(times().length, 2);
});

test("after a save that succeeded patience begins anew", () => {
  const { it, said, times } = saver("refused", "refused", "saved", "refused", "saved");
  it.release();
  it.soon(0);
  mock.timers.tick(0);
  mock.timers.tick(2000);
  mock.timers.tick(5000);
  assert.equal(said.at(-1), "saved");
  it.soon(0);
  mock.timers.tick(0);
  mock.timers.tick(2000);
  assert.deepEqual([times().length, said.at(-1)], [5, "saved"]);
});

test("when the network is back it is tried at once, if anything waits", () => {
  const { it, times } = saver("refused", "saved");
  it.release();
  it.soon(0);
  mock.timers.tick(0);
  listeners.online();
  mock.timers.tick(0);
  listeners.online();
  mock.timers.tick(0);
  assert.equal(times().length, 2);
});

test("a second window stops for good and leaves the session alone", () => {
  const { it, said, sent } = saver("saved");
  it.soon(0);
  it.stop("elsewhere");
  it.soon(0);
  it.release();
  mock.timers.tick(10_000);
  assert.deepEqual([said.at(-1), sent], ["elsewhere", ["leave"]]);
});

test("a page that goes saves what changed, then ends the session", () => {
  const { it, sent } = saver("saved");
  it.release();
  it.soon();
  document.visibilityState = "hidden";
  listeners.pagehide();
  assert.deepEqual([sent.length, sent.at(-1)], [2, "finish"]);
});

test("the digest is FNV-1a of 128 bits, and parts its words", () => {
  assert.equal(digest("a"), BigInt("0xd228cb696f1a8caf78912b704e4a8964").toString(36));
  assert.notEqual(digest("ab", "c"), digest("a", "bc"));
});

/** A browser's storage. */
const storage = () => {
  const held = new Map();
  return { held, getItem: (key) => held.get(key) ?? null, setItem: (key, value) => held.set(key, value), removeItem: (key) => held.delete(key) };
};
const state = (revision, seed = "AAAA") => `F${revision.padStart(7, "0")}${seed}more`;

test("the journal stays bounded: three attempts, four hundred bases each, the oldest first", () => {
  const store = storage();
  for (const seed of ["BAAA", "CAAA", "DAAA", "EAAA", "FAAA"]) {
    const it = new Journal(store, "key", state("1", seed));
    for (let n = 2; n < 500; n += 1) {
      it.keep(state(`${n}`, seed));
      it.sent(state(`${n}`, seed));
    }
  }
  const entries = JSON.parse(store.held.get("key"));
  assert.equal(entries.length, 3);
  for (const { bases } of entries) assert.ok(bases.length <= 400 && bases[0].startsWith("F0000001"));
  assert.equal(new Journal(store, "key", state("37", "FAAA")).found(state("37", "FAAA")).length, 1);
});

test("what is acknowledged is erased, and other attempts stay", () => {
  const store = storage();
  const [one, other] = [new Journal(store, "key", state("1", "BAAA")), new Journal(store, "key", state("1", "CAAA"))];
  one.keep(state("2", "BAAA"));
  other.keep(state("2", "CAAA"));
  other.acknowledged(state("2", "CAAA"));
  assert.equal(JSON.parse(store.held.get("key")).length, 1);
  one.acknowledged(state("2", "BAAA"));
  assert.equal(store.held.size, 0);
});

test("whatever of many refused saves the LMS has stored, the newest state goes on from it", () => {
  const store = storage();
  const it = new Journal(store, "key", state("1", "BAAA"));
  for (let n = 2; n < 60; n += 1) {
    it.keep(state(`${n}`, "BAAA"));
    it.sent(state(`${n}`, "BAAA"));
  }
  for (const stored of ["1", "2", "30", "58"]) {
    assert.deepEqual(new Journal(store, "key", state(stored, "BAAA")).found(state(stored, "BAAA")), [state("59", "BAAA")], stored);
  }
});

test("what is no entry among the entries hides none", () => {
  const store = storage();
  const it = new Journal(store, "key", state("1", "BAAA"));
  it.keep(state("2", "BAAA"));
  store.setItem("key", JSON.stringify([null, 7, ...JSON.parse(store.held.get("key"))]));
  assert.deepEqual(new Journal(store, "key", state("1", "BAAA")).found(state("1", "BAAA")), [state("2", "BAAA")]);
});
