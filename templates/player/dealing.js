/** Which questions a learner meets, and in which order: draws and shuffles by the learner's seed. */

import { drawn, shuffled } from "./drawing.js";

/**
 * The ids of the questions of each module's quiz, in the order shown.
 * @param {import("./course.js").Course} course
 * @param {number} seed 16 bits
 * @returns {Map<string, string[]>}
 */
export function dealt(course, seed) {
  const asked = new Map();
  for (const { id, quiz } of course.modules) {
    if (!quiz) continue;
    const ids = quiz.entries.flatMap((entry) =>
      typeof entry === "string" ? [entry] : drawn(entry.pool, entry.take, seed, `draw:${id}:${entry.bank}`),
    );
    asked.set(id, quiz.shuffled ? shuffled(ids, seed, `quiz:${id}`) : ids);
  }
  return asked;
}
