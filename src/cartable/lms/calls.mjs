/** The record of calls: what the course asked, what it was given, and what of it was refused. */

import { refused } from "./session.mjs";
import { made, part } from "./tables.mjs";

const LONGEST = 240;
/** How many calls stay in the record: a course that calls without end must not fill the page. */
const MOST = 2000;

/** @param {string} text */
const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

export class Calls {
  /**
   * @param {HTMLElement} desk
   * @param {import("./standards.mjs").Spoken} spoken
   * @param {import("./wording.mjs").Say} say
   */
  constructor(desk, { errors, names }, say) {
    this.count = this.refusals = this.last = 0;
    this.list = part(desk, "calls");
    this.tally = part(desk, "calls-tally");
    this.errors = errors;
    this.writing = [names.set, names.commit, names.end, names.begin];
    this.say = say;
    const filter = /** @type {HTMLSelectElement} */ (part(desk, "calls-filter"));
    filter.addEventListener("change", () => {
      this.list.dataset.only = filter.value;
    });
    this.clear();
  }

  clear() {
    this.count = this.refusals = this.last = 0;
    this.list.replaceChildren();
    this.tell();
  }

  tell() {
    const { count, refusals } = this;
    this.tally.textContent = this.say("calls-tally", { n: count }) + (refusals ? ` · ${this.say("refused-tally", { n: refusals })}` : "");
  }

  /** @param {import("./session.mjs").Call} heard @param {number} cut how long a value was that was cut, 0 for none */
  record(heard, cut) {
    const { call, values, answer, error } = heard;
    const now = performance.now();
    const since = this.last ? now - this.last : 0;
    this.last = now;
    this.count += 1;
    const line = made("li", "", { "data-kind": this.writing.includes(call) ? "write" : "read" });
    const given = values.map((value) => short(JSON.stringify(value) ?? "undefined")).join(", ");
    line.append(made("span", call, { class: "call" }), `(${given}) → ${short(JSON.stringify(answer))}`);
    if (error !== "0") line.append(" ", made("span", `${error} ${this.errors[error] ?? ""}`, { class: "error" }));
    if (cut) line.append(" ", made("span", this.say("was-cut", { n: cut }), { class: "cut" }));
    if (since >= 1) line.append(" ", made("span", this.since(since), { class: "since" }));
    if (refused(heard)) {
      this.refusals += 1;
      line.dataset.refused = "";
    }
    this.add(line);
    this.tell();
  }

  /** How long after the call before. @param {number} time in ms */
  since(time) {
    const seconds = time >= 1000;
    const amount = (seconds ? time / 1000 : time).toLocaleString(document.documentElement.lang, { maximumFractionDigits: seconds ? 1 : 0 });
    return `+${amount} ${seconds ? "s" : "ms"}`;
  }

  /** Something else that happened: a session began, the page's own script failed. @param {string} text @param {string} kind */
  note(text, kind) {
    this.add(made("li", text, { "data-kind": kind }));
  }

  /** The newest stands first: it is seen without scrolling. @param {HTMLElement} line */
  add(line) {
    this.list.prepend(line);
    if (this.list.childElementCount > MOST) this.list.lastElementChild?.remove();
  }
}
