/** What the page shows of a session: facts, answers, values, calls. */

import { refused } from "./session.mjs";

/**
 * @typedef {import("./model.mjs").Cmi} Cmi
 * @typedef {import("./standards.mjs").Spoken} Spoken
 */

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

/** The interactions of a session, in the order they were sent. @param {Cmi} cmi @param {string} response */
function answers(cmi, response) {
  const rows = [];
  for (let at = 0; cmi[`cmi.interactions.${at}.id`] !== undefined; at += 1) {
    const one = (/** @type {string} */ name) => cmi[`cmi.interactions.${at}.${name}`] ?? "";
    rows.push([one("id"), one(response), one("result")]);
  }
  return rows;
}

/** Shows what is kept. @param {Cmi} cmi @param {Spoken} spoken @param {Record<string, string>} words */
export function show(cmi, { statuses, score, memory, room, response }, words) {
  const named = Object.entries(statuses).map(([path, unset]) => {
    const status = cmi[path] ?? unset;
    const meaning = words[status] ?? status;
    return meaning === status ? status : `${status} — ${meaning}`;
  });
  place("status").textContent = named.join(" · ");
  place("score").textContent = cmi[score] ?? "–";
  place("time").textContent = cmi._total ?? "–";
  const told = { used: (cmi[memory] ?? "").length, room };
  place("memory").textContent = words["memory-value"].replace(/\{(used|room)\}/g, (_, name) =>
    told[/** @type {"used" | "room"} */ (name)].toLocaleString(document.documentElement.lang),
  );
  table("answers", answers(cmi, response));
  table("values", Object.entries(cmi).filter(([path]) => !path.startsWith("cmi.interactions.")));
}

/** Adds a call to the record. @param {import("./session.mjs").Call} heard @param {Record<string, string>} errors */
export function record(heard, errors) {
  const { call, values, answer, error } = heard;
  const line = document.createElement("li");
  const given = values.map((value) => JSON.stringify(value)).join(", ");
  const text = `${call}(${given}) → ${JSON.stringify(answer)}`;
  line.textContent = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  if (error !== "0") line.append(` ${error} ${errors[error]}`);
  if (refused(heard)) line.className = "refused";
  place("calls").append(line);
}

/** How many calls were refused, and when something was last saved. @param {number} count @param {string} saved */
export function tally(count, saved) {
  place("errors").textContent = String(count);
  place("errors").className = count ? "some" : "";
  place("saved").textContent = saved;
}
