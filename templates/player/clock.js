/** A time in a recording as learners read it. */

/** Milliseconds of less than a day as minutes and seconds, or hours too: 1:15, 1:02:03. @param {number} ms */
export const clock = (ms) => new Date(ms).toISOString().slice(11, 19).replace(/^00:0?|^0/, "");
