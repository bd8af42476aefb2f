/** What the page shows of a session: facts, answers, values, calls. */

import { ERRORS } from "./scorm12.mjs";

/** @typedef {import("./model12.mjs").Cmi} Cmi */

const LONGEST = 160;

/** @param {string} id @returns {HTMLElement} */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} id @param {string[][]} rows */
function table(id, rows) {
  place(id).replaceChildren(
    ...rows.map((cells) => {
      const row = document.createElement("tr");
      row.append(
        ...cells.map((text) => {
          const cell = document.createElement("td");
          cell.textContent = text;
          return cell;
        }),
      );
      return row;
    }),
  );
}

/** The interactions of a session, in the order they were sent. @param {Cmi} cmi */
function answers(cmi) {
  const rows = [];
  for (let at = 0; cmi[`cmi.interactions.${at}.id`] !== undefined; at += 1) {
    const one = (/** @type {string} */ name) => cmi[`cmi.interactions.${at}.${name}`] ?? "";
    rows.push([one("id"), one("student_response"), one("result")]);
  }
  return rows;
}

/** Shows what is kept. @param {Cmi} cmi @param {Record<string, string>} words */
export function show(cmi, words) {
  const status = cmi["cmi.core.lesson_status"] ?? "not attempted";
  const meaning = words[status] ?? status;
  place("status").textContent = meaning === status ? status : `${status} — ${meaning}`;
  place("score").textContent = cmi["cmi.core.score.raw"] ?? "–";
  place("time").textContent = cmi._total ?? "–";
  const used = (cmi["cmi.suspend_data"] ?? "").length;
  place("memory").textContent = words["memory-value"].replace("{used}", String(used));
  table("answers", answers(cmi));
  table("values", Object.entries(cmi).filter(([path]) => !path.startsWith("cmi.interactions.")));
}

/** Adds a call to the record. @param {import("./scorm12.mjs").Call} call */
export function record({ call, values, answer, error }) {
  const line = document.createElement("li");
  const given = values.map((value) => JSON.stringify(value)).join(", ");
  const text = `${call}(${given}) → ${JSON.stringify(answer)}`;
  line.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  if (error !== "0") {
    line.className = "refused";
    line.append(` ${error} ${ERRORS[error]}`);
  }
  place("calls").append(line);
}

/** How many calls were refused, and when something was last saved. @param {number} refused @param {string} saved */
export function tally(refused, saved) {
  place("errors").textContent = String(refused);
  place("errors").className = refused ? "some" : "";
  place("saved").textContent = saved;
}
