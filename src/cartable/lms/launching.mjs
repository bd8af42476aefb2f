/**
 * The API object of a desk: one for as long as the page is open, before the sessions that come and go. A page
 * of the frame that calls it for the first time begins a session; so no page is missed, whoever loaded it.
 */

import { ailing } from "./ills.mjs";

/** How much of a value gets through an LMS that cuts. */
export const CUT = 4096;

/**
 * @typedef {import("./session.mjs").Api} Api
 * @typedef {import("./standards.mjs").Spoken} Spoken
 */

/**
 * What stands where a course looks for its API: every call goes to the session that `current` gives.
 * @param {Spoken} spoken
 * @param {() => Api} current
 * @returns {Record<string, unknown>}
 */
export function facade({ api }, current) {
  const { calls: _, state: __, ...members } = api();
  return Object.fromEntries(
    Object.entries(members).map(([name, member]) => [
      name,
      typeof member === "function" ? (/** @type {unknown[]} */ ...values) => current()[name](...values) : member,
    ]),
  );
}

/**
 * The API of a launch that cuts while `health.ill`; `sent` is told how long each value was.
 * @param {Api} api @param {Spoken} spoken @param {{ill: boolean}} health @param {(path: unknown, length: number) => void} sent
 * @returns {Api}
 */
export function cutting(api, { names }, health, sent) {
  const sick = /** @type {Api} */ (ailing(api, names, [["cut", CUT]], health));
  const set = sick[names.set];
  return {
    ...sick,
    [names.set]: (/** @type {unknown[]} */ ...values) => {
      sent(values[0], typeof values[1] === "string" ? values[1].length : 0);
      return set(...values);
    },
  };
}
