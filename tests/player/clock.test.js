/** A time in a recording as learners read it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { clock } from "../../templates/player/clock.js";

test("a time is minutes and seconds, with hours where there are any", () => {
  assert.deepEqual([0, 59_999, 62_000, 615_000, 3_723_000, 43_200_000].map(clock), ["0:00", "0:59", "1:02", "10:15", "1:02:03", "12:00:00"]);
});
