/**
 * What LMSs of the field do to a package: small functions over an API object, to be composed.
 *
 * Each takes an API, the names of its calls, an amount where it has one, and `health`: while `health.ill`
 * is true the API misbehaves, and then it is what it was. They know the calls by their parts (`begin`,
 * `set` …) and so serve every standard.
 */

/**
 * What a standard calls the calls of its API, and the elements that an illness touches.
 * @typedef {{
 *   begin: string, get: string, set: string, commit: string, end: string, error: string,
 *   credit: string,
 * }} Names
 * @typedef {Record<string, any>} Api
 * @typedef {{ill: boolean}} Health
 * @typedef {(api: Api, names: Names, amount: number, health: Health) => Api} Ill
 */

/**
 * The API with some calls answered otherwise; `answer` is given the call as it was, and what it was called with.
 * @param {Api} api @param {string[]} calls @param {(real: (...values: any[]) => any, ...values: any[]) => any} answer
 * @returns {Api}
 */
const instead = (api, calls, answer) => ({
  ...api,
  ...Object.fromEntries(calls.map((call) => [call, (/** @type {any[]} */ ...values) => answer(api[call], ...values)])),
});

/** A commit that is not done and answers `word`. @param {unknown} word @returns {Ill} */
const unsaid = (word) => (api, names, _, health) =>
  instead(api, [names.commit], (real, ...values) => (health.ill ? word : real(...values)));

/** @param {Names} names */
const every = ({ begin, get, set, commit, end, error }) => [begin, get, set, commit, end, error];

/** @type {Record<string, Ill>} */
export const ILLS = {
  /** A server that is full, in maintenance or out of reach: Moodle 4.5 when its POST fails. */
  "commit-false": unsaid("false"),
  /** The same by a truth value: LMSs whose API is JavaScript through and through. */
  "commit-false-value": unsaid(false),
  /** An API whose commit returns nothing: home-made wrappers around a fetch. */
  "commit-undefined": unsaid(undefined),
  /** An empty word: bridges to another frame that has gone. */
  "commit-empty": unsaid(""),

  /** A commit that throws: Moodle's TypeError when its tree has lost the SCO. */
  "commit-throws": (api, names, _, health) =>
    instead(api, [names.commit], (real, ...values) => {
      if (health.ill) throw new TypeError("the LMS is ill");
      return real(...values);
    }),

  /** Every call throws: an API of another frame whose window was closed. */
  throws: (api, names, _, health) =>
    instead(api, every(names), (real, ...values) => {
      if (health.ill) throw new TypeError("the LMS is ill");
      return real(...values);
    }),

  /** A commit that takes `amount` ms, and holds up the page so long: a synchronous POST to a busy server. */
  slow: (api, names, amount, health) =>
    instead(api, [names.commit], (real, ...values) => {
      const until = performance.now() + (health.ill ? amount : 0);
      while (performance.now() < until);
      return real(...values);
    }),

  /**
   * The session is lost after `amount` calls: the learner is logged out by time or by another window.
   * Reads still give what was loaded; nothing is taken nor stored any more.
   */
  lost: (api, names, amount, health) => {
    let left = amount;
    const gone = (/** @type {(...values: any[]) => any} */ real, /** @type {any[]} */ ...values) => {
      left -= 1;
      return health.ill && left < 0 ? "false" : real(...values);
    };
    return instead(api, [names.begin, names.set, names.commit, names.end], gone);
  },

  /** A value longer than `amount` is cut without a word: columns of 255 or 4,096 characters. */
  cut: (api, names, amount, health) =>
    instead(api, [names.set], (real, path, value) =>
      real(path, health.ill && typeof value === "string" ? value.slice(0, amount) : value),
    ),

  /**
   * The frame was reloaded: the page of the LMS serves on, but a second begin throws (Moodle 4.5, once
   * interactions were committed). The end before it stores and does not close.
   */
  "second-begin-throws": (api, names, _, health) => {
    let begun = false;
    const once = instead(api, [names.begin], (real, ...values) => {
      if (begun && health.ill) throw new TypeError("Cannot read properties of undefined");
      begun = true;
      return real(...values);
    });
    return { ...once, [names.end]: (/** @type {any[]} */ ...values) => api[names.commit](...values) };
  },

  /** A commit of a hidden page says "true" and is lost: Moodle's sendBeacon over 64 KiB, or a phone put away. */
  "hidden-lost": (api, names, _, health) =>
    instead(api, [names.commit, names.end], (real, ...values) =>
      health.ill && document.visibilityState === "hidden" ? "true" : real(...values),
    ),

  /** A preview by a teacher: nothing counts, and yet the mode says "normal". */
  "no-credit": (api, names, _, health) =>
    instead(api, [names.get], (real, path) => (health.ill && path === names.credit ? "no-credit" : real(path))),

  /** An LMS that does not say who learns. */
  nameless: (api, names, _, health) =>
    instead(api, [names.get], (real, path) => (health.ill && /(student|learner)_(id|name)$/.test(path) ? "" : real(path))),
};

/**
 * The API with all its illnesses, the last outermost.
 * @param {Api} api @param {Names} names @param {[string, number][]} ills names of `ILLS`, and amounts @param {Health} health
 * @returns {Api}
 */
export const ailing = (api, names, ills, health) =>
  ills.reduce((sound, [name, amount]) => ILLS[name](sound, names, amount, health), api);
