/**
 * What a teacher will see: a report as Moodle makes it, of what was committed and nothing else. As there,
 * an answer's question goes by its id.
 */

import { made, part, row } from "./tables.mjs";
import { moment } from "./wording.mjs";

/**
 * @typedef {import("./model.mjs").Cmi} Cmi
 * @typedef {import("./records.mjs").Attempt} Attempt
 */

/** The answers of an attempt in the order in which they were sent, a cell for each column. @param {Cmi} cmi @param {string} response */
export function answers(cmi, response) {
  const rows = [];
  for (let at = 0; cmi[`cmi.interactions.${at}.id`] !== undefined; at += 1) {
    const one = (/** @type {string} */ name) => cmi[`cmi.interactions.${at}.${name}`] ?? "";
    const right = [];
    for (let nth = 0; cmi[`cmi.interactions.${at}.correct_responses.${nth}.pattern`] !== undefined; nth += 1) {
      right.push(one(`correct_responses.${nth}.pattern`));
    }
    rows.push([one("id"), one("type"), one(response), right.join("\n"), one("result"), one("weighting"), one("latency")]);
  }
  return rows;
}

export class Report {
  /**
   * @param {HTMLElement} desk
   * @param {import("./standards.mjs").Spoken} spoken
   * @param {import("./wording.mjs").Say} say
   * @param {[string, string][]} students
   */
  constructor(desk, spoken, say, students) {
    this.desk = desk;
    this.spoken = spoken;
    this.say = say;
    this.students = students;
    /** The learner and attempt whose answers are shown, null for the one that plays. @type {[number, number] | null} */
    this.chosen = null;
  }

  /** @param {Attempt[][]} all @param {number} playing the learner who plays */
  show(all, playing) {
    const newest = [playing, all[playing].length - 1];
    const [learner, at] = this.chosen && all[this.chosen[0]][this.chosen[1]] ? this.chosen : newest;
    const lines = all.flatMap((attempts, who) =>
      attempts.map((attempt, nth) => this.line(attempt, who, nth, who === learner && nth === at, () => this.show(all, playing))),
    );
    part(this.desk, "attempts").replaceChildren(...lines);
    const rows = answers(all[learner][at]?.cmi ?? {}, this.spoken.response);
    part(this.desk, "answers").replaceChildren(...rows.map((cells) => row(cells)));
    part(this.desk, "no-answers").hidden = rows.length > 0;
    part(this.desk, "answers-table").hidden = rows.length === 0;
    part(this.desk, "answers-of").textContent = this.say("answers-of", { name: this.students[learner][1], n: at + 1 });
  }

  /** The attempt that plays is shown again. */
  follow() {
    this.chosen = null;
  }

  /**
   * @param {Attempt} attempt @param {number} who @param {number} nth @param {boolean} shown whether its answers are
   * @param {() => void} again
   */
  line({ cmi, started, last, cut }, who, nth, shown, again) {
    const { statuses, score } = this.spoken;
    const button = made("button", this.say("attempt-number", { n: nth + 1 }), { type: "button", "aria-pressed": String(shown) });
    button.addEventListener("click", () => {
      this.chosen = [who, nth];
      again();
      // The rows are new: the one that was pressed keeps the focus.
      /** @type {HTMLElement | null} */ (part(this.desk, "attempts").querySelector('[aria-pressed="true"]'))?.focus();
    });
    const status = Object.entries(statuses).map(([path, unset]) => cmi[path] ?? unset);
    const line = row([this.students[who][1], button, moment(started), moment(last) || "–", cmi[score] ?? "–", status.join(" · ")]);
    if (cut) line.lastElementChild?.append(" ", made("span", this.say("state-cut", { n: cut }), { class: "cut" }));
    return line;
  }
}
