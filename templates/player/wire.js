/** The wire to a SCORM 1.2 API object: finds it, and calls it so that nothing it does can break the page. */

const FARTHEST = 10;

/** @typedef {Record<string, ((...values: string[]) => unknown) | undefined>} Api */

/** The API of a window or of one above it. @param {Window | null} from @returns {Api | null} */
function above(from) {
  for (let step = 0, frame = from; frame && step <= FARTHEST; step += 1, frame = frame.parent) {
    try {
      const api = /** @type {{API?: Api}} */ (/** @type {unknown} */ (frame)).API;
      if (api && api.LMSInitialize) return api;
    } catch {
      // A window of another origin shows nothing; the one above it may be ours again.
    }
    if (frame.parent === frame) break;
  }
  return null;
}

export class Wire {
  /** @param {Window} frame */
  constructor(frame) {
    this.frame = frame;
    /** @type {Api | null} */
    this.api = null;
    /** @type {Map<string, string>} what the LMS took */
    this.taken = new Map();
  }

  /** Whether there is an API: in this window, up to ten above, or the same above the opener. */
  found() {
    this.api = this.api || above(this.frame) || above(this.frame.opener);
    return this.api !== null;
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

  /** The value of an element, "" for none; what is read need not be written again. @param {string} element */
  read(element) {
    const value = this.said("LMSGetValue", element);
    const text = value === undefined || value === null || `${value}` === "false" ? "" : `${value}`;
    if (text) this.taken.set(element, text);
    return text;
  }

  /** Writes an element unless the LMS has that value; whether it has it now. @param {string} element @param {string} value */
  write(element, value) {
    if (this.taken.get(element) === value) return true;
    this.taken.delete(element);
    const taken = this.call("LMSSetValue", element, value);
    if (taken) this.taken.set(element, value);
    return taken;
  }

  /** The last error's code, "" when it has none to give. */
  error() {
    return `${this.said("LMSGetLastError") ?? ""}`;
  }
}
