/** How much room notes have, to the bit. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Bits } from "../../templates/player/bits.js";
import { mostBytes, putNotes } from "../../templates/player/noted.js";

const slot = (id, kind) => ({ id, kind, report: id, since: 1, gone: null, options: [] });
const layout = { generation: 1, slots: [slot("m", "module"), slot("n", "module"), slot("one", "choice")] };
const note = (sentence, size) => ({ module: "n", sentence, text: "x".repeat(size) });
const size = (...notes) => {
  const bits = new Bits();
  putNotes(bits, notes, layout);
  return bits.bits.length;
};

for (const room of [100, 101, 102, 170, 171, 172, 173, 174, 175, 176, 1499, 1500]) {
  for (const others of [[], [note(300, 20)], [note(1, 1), note(2, 1)]]) {
    test(`in ${room} characters a note beside ${others.length} takes what fits and no byte more`, () => {
      const most = mostBytes(others, note(9, 0), layout, room);
      assert.ok(most > 0);
      assert.ok(size(...others, note(9, most)) <= room * 6, "fits");
      assert.ok(size(...others, note(9, most + 1)) > room * 6, "one more does not");
    });
  }
}

test("where the others have taken it all, nothing is left", () => {
  assert.ok(mostBytes([note(9, 71)], note(9, 0), layout, 100) <= 0);
});
