/** The facts of a session at a glance: how it stands, and how much of it is saved. */

import { part } from "./tables.mjs";
import { moment } from "./wording.mjs";
import { unsaved } from "./values.mjs";

/** From which share of its room on a state is called nearly full. */
const NEARLY = 0.9;

export class Facts {
  /**
   * @param {HTMLElement} desk
   * @param {import("./standards.mjs").Spoken} spoken
   * @param {import("./wording.mjs").Say} say
   */
  constructor(desk, spoken, say) {
    this.desk = desk;
    this.spoken = spoken;
    this.say = say;
  }

  /** @param {string} name @param {string} text */
  tell(name, text) {
    part(this.desk, name).textContent = text;
  }

  /** @param {import("./session.mjs").State} state @param {import("./records.mjs").Attempt | undefined} attempt as it is kept */
  show({ left, session }, attempt) {
    const { statuses, score, progress, memory, room } = this.spoken;
    const named = Object.entries(statuses).map(([path, unset]) => this.status(left[path] ?? unset));
    this.tell("status", named.join(" · "));
    this.tell("score", left[score] ?? "–");
    const share = progress && left[progress] !== undefined ? Number(left[progress]) : null;
    part(this.desk, "progress").className = share === null ? "quiet" : "";
    this.tell("progress", share === null ? this.say(progress ? "unknown-progress" : "no-progress") : this.percent(share));
    const used = (left[memory] ?? "").length;
    this.tell("memory", this.say("memory-value", { used, room }));
    const meter = /** @type {HTMLMeterElement} */ (part(this.desk, "memory-meter"));
    Object.assign(meter, { max: room, high: Math.round(room * NEARLY), value: used });
    this.tell("session-time", this.span(session));
    this.tell("total-time", this.span(attempt?.cmi._total));
    this.tell("saved", attempt?.last ? moment(attempt.last) : this.say("never"));
    const late = unsaved(left, attempt?.cmi ?? {}).length;
    const mark = part(this.desk, "unsaved");
    mark.textContent = late ? this.say("unsaved-tally", { n: late }) : "";
    mark.hidden = !late;
  }

  /** A time span in hours, minutes and seconds. @param {string} [span] as the standard writes it */
  span(span) {
    if (!span) return "–";
    const seconds = Math.floor(this.spoken.hundredths(span) / 100);
    const two = (/** @type {number} */ count) => String(count).padStart(2, "0");
    return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  /** What SCORM calls it, and what that means. @param {string} status */
  status(status) {
    const meaning = this.say(status);
    return meaning === status ? status : `${status} — ${meaning}`;
  }

  /** @param {number} share */
  percent(share) {
    return share.toLocaleString(document.documentElement.lang, { style: "percent" });
  }
}
