/** What the preview says of the course's sources: whether they are being built, and what is wrong with them. */

import { made, part } from "./tables.mjs";

/**
 * @typedef {"error" | "warning" | "info"} Level
 * @typedef {{level: Level, code: string, place: string, message: string, excerpt: string, help: string}} Problem
 * What `/lms/live.mjs` tells of a course, at once and after every change.
 * @typedef {{course: string, building: boolean, build: number, changed: string[], problems: Problem[]}} State
 */

/**
 * Listens to what is told of a course. `changed` is called with the names of the files that a new build
 * changed, or with null where builds were missed.
 * @param {string} course
 * @param {import("./wording.mjs").Say} say
 * @param {(names: string[] | null) => void} changed
 */
export function listen(course, say, changed) {
  /** @type {number | null} the build that is shown; what the first message tells of is shown already */
  let build = null;
  document.addEventListener("cartable:state", (event) => {
    const { detail } = /** @type {CustomEvent<State>} */ (event);
    if (detail.course !== course) return;
    if (build !== null && detail.build !== build) changed(detail.build === build + 1 ? detail.changed : null);
    const first = build === null;
    const fresh = detail.build !== build;
    build = detail.build;
    show(detail, say, fresh && !first);
  });
  document.addEventListener("cartable:gone", () => tell(say("gone"), "gone"));
}

/** @param {string} text @param {string} kind */
function tell(text, kind) {
  const news = part(document, "news");
  if (news.textContent !== text) news.textContent = text;
  news.dataset.kind = kind;
}

/** @param {State} state @param {import("./wording.mjs").Say} say @param {boolean} fresh whether it was built just now */
function show({ building, problems }, say, fresh) {
  const count = (/** @type {Level} */ level) => problems.filter((one) => one.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  if (building) tell(say("building"), "building");
  else if (errors) tell(say("last-good"), "error");
  else if (fresh) tell(say("built", { time: new Date().toLocaleTimeString(document.documentElement.lang) }), "built");
  else if (part(document, "news").dataset.kind !== "built") tell("", "built");
  const panel = part(document, "problems");
  panel.hidden = problems.length === 0;
  part(document, "problems-tally").textContent = [
    ...(errors ? [say("errors-tally", { n: errors })] : []),
    ...(warnings ? [say("warnings-tally", { n: warnings })] : []),
    ...(problems.length > errors + warnings ? [say("notes-tally", { n: problems.length - errors - warnings })] : []),
  ].join(" · ");
  part(document, "problems-list").replaceChildren(...problems.map((one) => item(one, say)));
  if (errors) part(document, "problems-fold").setAttribute("open", "");
}

/** @param {Problem} problem @param {import("./wording.mjs").Say} say */
function item({ level, code, place, message, excerpt, help }, say) {
  const line = made("li", "", { class: level });
  const head = made("p", "");
  head.append(made("strong", say(`level-${level}`)), " ", made("span", message), " ", made("code", code, { class: "quiet" }));
  line.append(head, made("p", place, { class: "place" }));
  if (excerpt) line.append(made("pre", excerpt, { tabindex: "0" }));
  if (help) line.append(made("p", say("help", { help })));
  return line;
}
