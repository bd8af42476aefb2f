/** What the preview says of the course's sources: whether they are being built, and what is wrong with them. */

import { made, part } from "./tables.mjs";

/**
 * @typedef {"error" | "warning" | "info"} Level
 * @typedef {{level: Level, code: string, place: string, message: string, excerpt: string, help: string}} Problem
 * What `/lms/live.mjs` tells of a course, at once and after every change.
 * @typedef {{course: string, building: boolean, changed: string[], problems: Problem[]}} State
 */

/**
 * Listens to what is told of a course. `changed` is called with the names of the files that were built anew
 * since this page has seen them.
 * @param {string} course
 * @param {import("./wording.mjs").Say} say
 * @param {(names: string[]) => void} changed
 */
export function listen(course, say, changed) {
  /** What was built of what was saved last, and whether more of it is to come. */
  let built = "";
  let building = false;
  document.addEventListener("cartable:state", (event) => {
    const { detail } = /** @type {CustomEvent<State>} */ (event);
    if (detail.course !== course) return;
    if (detail.changed.length) {
      changed(detail.changed);
      built = say("built", { time: new Date().toLocaleTimeString(document.documentElement.lang) });
    } else if (detail.building && !building) built = "";
    building = detail.building;
    const wrong = detail.problems.some(({ level }) => level === "error");
    if (wrong) tell(say("last-good"), "error");
    else tell([built, building ? say("building") : ""].filter(Boolean).join(" "), "fine");
    show(detail.problems, say);
  });
  document.addEventListener("cartable:removed", (event) => {
    if (/** @type {CustomEvent<{course: string}>} */ (event).detail.course === course) tell(say("removed"), "gone");
  });
  document.addEventListener("cartable:gone", () => tell(say("gone"), "gone"));
}

/** @param {string} text @param {string} kind */
function tell(text, kind) {
  const news = part(document, "news");
  if (news.textContent !== text) news.textContent = text;
  news.dataset.kind = kind;
}

/** Shows what is wrong: errors unfold it, and when the last is mended it folds. @param {Problem[]} problems @param {import("./wording.mjs").Say} say */
function show(problems, say) {
  const count = (/** @type {Level} */ level) => problems.filter((one) => one.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const panel = part(document, "problems");
  if (errors > 0 !== (panel.dataset.wrong === "true")) part(document, "problems-fold").toggleAttribute("open", errors > 0);
  panel.dataset.wrong = String(errors > 0);
  panel.hidden = problems.length === 0;
  part(document, "problems-tally").textContent = [
    ...(errors ? [say("errors-tally", { n: errors })] : []),
    ...(warnings ? [say("warnings-tally", { n: warnings })] : []),
    ...(problems.length > errors + warnings ? [say("notes-tally", { n: problems.length - errors - warnings })] : []),
  ].join(" · ");
  part(document, "problems-list").replaceChildren(...problems.map((one) => item(one, say)));
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
