/**
 * One window at a time has the course. Where the browser has locks, the first window holds one for as long
 * as it lives; elsewhere (plain http) each window asks the others, and an older one answers.
 *
 * A window that slept while another opened has lost its turn: what the other did since is newer.
 */

/** @typedef {{kind: "hello" | "here", id: number, since: number, sent: number, to: number}} Message */

/** How long a window that goes or crashes may take to let go, in ms: a free lock is had at once. */
const LETTING_GO = 2000;
/** How long an older window may take to answer, in ms. */
const SETTLED = 400;
/** How old a question may be to be answered, in ms. */
const STALE = 2000;

/**
 * Finds out whether this window is the only one.
 * @param {string} name the same in all windows of this course and learner
 * @param {() => void} alone called once no other window has the course
 * @param {() => void} second called when another one has it, now or later
 */
export function claim(name, alone, second) {
  if (!navigator.locks) {
    ask(name, alone, second);
    return;
  }
  const given = () => {
    alone();
    return new Promise(() => {}); // held until the page is gone
  };
  const waiting = new AbortController();
  setTimeout(() => waiting.abort(), LETTING_GO);
  const refused = () => (waiting.signal.aborted ? second() : alone()); // a frame without an origin may not lock
  navigator.locks.request(name, { signal: waiting.signal }, given).catch(refused);
}

/** @param {string} name @param {() => void} alone @param {() => void} second */
export function ask(name, alone, second) {
  const id = crypto.getRandomValues(new Uint32Array(1))[0];
  const since = Date.now();
  if (!window.BroadcastChannel) {
    alone(); // Safari before 15.4 has neither
    return;
  }
  const channel = new BroadcastChannel(name);
  const timer = setTimeout(alone, SETTLED);

  /** @param {Message["kind"]} kind @param {number} to */
  const tell = (kind, to) => channel.postMessage({ kind, id, since, sent: Date.now(), to });

  channel.addEventListener("message", (/** @type {MessageEvent<Message>} */ { data }) => {
    const fresh = Date.now() - data.sent < STALE;
    const older = since < data.since || (since === data.since && id < data.id);
    if (data.kind === "hello" && fresh && older) tell("here", data.id);
    else if (data.kind === "hello" || (data.to === id && fresh)) {
      clearTimeout(timer);
      channel.close();
      second();
    }
  });
  addEventListener("pagehide", () => channel.close());
  tell("hello", 0);
}
