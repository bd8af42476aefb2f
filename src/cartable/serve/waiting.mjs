/** The page of a course that no package has been built of yet: it waits, or says what keeps it waiting. */

import "./live.mjs";

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} name @param {string} text @param {string} [kind] */
function line(name, text, kind = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = kind;
  return made;
}

/** @param {import("./live.mjs").Problem} problem */
function shown({ level, place, message, excerpt, help }) {
  const item = line("li", "", level);
  item.append(line("p", message, "message"), line("p", place, "place"));
  if (excerpt) item.append(line("pre", excerpt));
  if (help) item.append(line("p", help, "help"));
  return item;
}

document.addEventListener("cartable:state", (event) => {
  const { detail } = /** @type {CustomEvent<import("./live.mjs").State>} */ (event);
  if (detail.course !== document.body.dataset.course) return;
  if (Object.keys(detail.files).some((file) => file.endsWith(".zip"))) location.reload();
  const stopped = !detail.building && detail.problems.some((one) => one.level === "error");
  part("building").hidden = stopped;
  part("stopped").hidden = !stopped;
  part("problems").replaceChildren(...(detail.building ? [] : detail.problems.map(shown)));
  part("away").hidden = true;
});
document.addEventListener("cartable:gone", () => (part("away").hidden = false));
