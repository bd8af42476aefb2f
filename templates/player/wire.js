/** The wire to a SCORM API object: finds it, and calls it so that nothing it does can break the page. */

const FARTHEST = 10;

/**
 * What a standard calls its API object and the calls of it.
 * @typedef {{api: string, begin: string, get: string, set: string, commit: string, end: string, error: string}} Calls
 * @typedef {Record<string, ((...values: string[]) => unknown) | undefined>} Api
 */

export class Wire {
  /** @param {Window} frame @param {Calls} calls */
  constructor(frame, calls) {
    this.frame = frame;
    this.calls = calls;
    /** @type {Api | null} */
    this.api = null;
    /** @type {Map<string, string>} what the LMS took */
    this.taken = new Map();
    /** What of it is proved to be stored. */
    this.stored = new Map(this.taken);
  }

  /** Whether there is an API: in this window, up to ten above, or the same above the opener. */
  found() {
    this.api = this.api || this.above(this.frame) || this.above(this.frame.opener);
    return this.api !== null;
  }

  /** The API of a window or of one above it. @param {Window | null} from @returns {Api | null} */
  above(from) {
    for (let step = 0, frame = from; frame && step <= FARTHEST; step += 1, frame = frame.parent) {
      try {
        const api = /** @type {Record<string, Api>} */ (/** @type {unknown} */ (frame))[this.calls.api];
        if (api && api[this.calls.begin]) return api;
      } catch {
        // A window of another origin shows nothing; the one above it may be ours again.
      }
      if (frame.parent === frame) break;
    }
    return null;
  }

  /** What a call gives; undefined when it throws, which the caller takes as a refusal. @param {string} name @param {string[]} values */
  said(name, ...values) {
    try {
      return this.api?.[name]?.(...values);
    } catch {
      return undefined;
    }
  }

  /** Whether a call succeeded. @param {string} name @param {string[]} values */
  call(name, ...values) {
    return `${this.said(name, ...values)}` === "true";
  }

  /** Whether the session began. */
  begin() {
    return this.call(this.calls.begin, "");
  }

  /**
   * Whether the LMS says that it has stored what was written. An LMS may send only what was set since its last
   * commit: what a commit did not prove is set anew before the next.
   * @param {boolean} proves whether its word can be believed
   */
  commit(proves) {
    const stored = this.call(this.calls.commit, "");
    if (stored && proves) this.stored = new Map(this.taken);
    else this.taken = new Map(this.stored);
    return stored;
  }

  end() {
    this.call(this.calls.end, "");
  }

  /** The value of an element, "" for none; what is read need not be written again. @param {string} element */
  read(element) {
    const value = this.said(this.calls.get, element);
    const text = value === undefined || value === null || `${value}` === "false" ? "" : `${value}`;
    if (text) for (const known of [this.taken, this.stored]) known.set(element, text);
    return text;
  }

  /** Writes an element unless the LMS has that value; whether it has it now. @param {string} element @param {string} value */
  write(element, value) {
    if (this.taken.get(element) === value) return true;
    this.taken.delete(element);
    const taken = this.call(this.calls.set, element, value);
    if (taken) this.taken.set(element, value);
    return taken;
  }

  /**
   * Writes an element and looks what became of it: some LMSs say "true" and keep what fits. One that
   * gives nothing back within the session is believed.
   * @param {string} element @param {string} value
   */
  writeWhole(element, value) {
    if (this.taken.get(element) === value) return true;
    if (!this.write(element, value)) return false;
    const held = this.said(this.calls.get, element);
    const whole = typeof held !== "string" || held === "" || held === value;
    if (!whole) this.taken.delete(element);
    return whole;
  }

  /** The last error's code, "" when it has none to give. */
  error() {
    return `${this.said(this.calls.error) ?? ""}`;
  }
}
