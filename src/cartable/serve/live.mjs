/**
 * News of the courses, told to whatever page loads this: `cartable:state` on the document for each course, at
 * once and whenever it changes, `cartable:removed` for one that is gone, `cartable:gone` where the preview does not
 * answer.
 *
 * A browser opens six connections to a server and no more: a page that nobody sees lets go of its own, and is
 * told what it missed when it is seen again.
 */

/**
 * @typedef {{ level: "error" | "warning" | "info", code: string, place: string, message: string, excerpt: string,
 *   help: string }} Problem
 * What is told of a course: whether it was read yet, whether it is being built, which build is there, the
 * moments at which builds of this preview changed its files, those that changed since this page was last told.
 * @typedef {{ course: string, title: string, known: boolean, building: boolean, build: number,
 *   files: Record<string, number>, changed: string[], problems: Problem[] }} State
 */

const AGAIN = 1000;
/** When a page that was told last has seen each course, by the clock of this machine, which is the server's too. */
const seen = /** @type {Map<string, number>} */ (new Map());
/** @type {EventSource | null} */
let source = null;
let answers = true;

/** @param {string} name @param {unknown} [detail] */
const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`cartable:${name}`, { detail }));

/** @param {MessageEvent<string>} event */
function heard({ data }) {
  /** @type {State} */
  const state = JSON.parse(data);
  const since = seen.get(state.course) ?? performance.timeOrigin;
  const files = Object.entries(state.files);
  state.changed = files.filter(([, when]) => when > since).map(([file]) => file);
  seen.set(state.course, Math.max(since, ...files.map(([, when]) => when)));
  tell("state", state);
}

function listen() {
  if (source || document.hidden) return;
  source = new EventSource(`/events?at=${encodeURIComponent(location.pathname)}`);
  source.addEventListener("open", () => {
    if (!answers) tell("back");
    answers = true;
  });
  source.addEventListener("state", heard);
  source.addEventListener("gone", ({ data }) => tell("removed", JSON.parse(data)));
  source.addEventListener("error", () => {
    if (answers) tell("gone");
    answers = false;
    if (source?.readyState !== EventSource.CLOSED) return;
    source = null; // a browser that has given up
    setTimeout(listen, AGAIN);
  });
}

function rest() {
  source?.close();
  source = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
listen();
