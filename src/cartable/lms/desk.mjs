/**
 * A desk: one package in its frame, the LMS around it, and all that is seen of both. It does what an LMS
 * does between sessions and during one; docs/reference/preview.md says what.
 */

import { Calls } from "./calls.mjs";
import { Facts } from "./facts.mjs";
import { CUT, cutting, facade } from "./launching.mjs";
import { framed, placeIn } from "./place.mjs";
import { Records } from "./records.mjs";
import { Report } from "./report.mjs";
import { STANDARDS } from "./standards.mjs";
import { part } from "./tables.mjs";
import { Values } from "./values.mjs";

/** @typedef {{course: string, standard: string, address: string}} Played */

export class Desk {
  /** @param {HTMLElement} root @param {Played} played @param {import("./wording.mjs").Say} say */
  constructor(root, { course, standard, address }, say) {
    const spoken = STANDARDS[standard];
    const students = ["learner-1", "learner-2"].map((id) => /** @type {[string, string]} */ ([id, say(id)]));
    this.calls = new Calls(root, spoken, say);
    this.panels = { facts: new Facts(root, spoken, say), values: new Values(root, say) };
    this.report = new Report(root, spoken, say, students);
    this.records = new Records(`cartable:lms:${course}:${standard}`);
    this.root = root;
    this.spoken = spoken;
    this.address = address;
    this.students = students;
    this.say = say;
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
    /** @type {import("./model.mjs").Mode} */
    this.mode = "normal";
    this.learner = 0;
    this.connected = true;
    this.health = { ill: false };
    /** The page that the session is of. @type {Document | null} */
    this.page = null;
    this.running = this.awaiting = this.stored = false;
    this.cut = this.length = 0;
    this.api = this.launched();
    Object.assign(window, { [spoken.object]: facade(spoken, () => this.session()) });
  }

  /** A new session. */
  launched() {
    const { learner, mode, spoken } = this;
    this.running = false;
    this.cut = 0;
    const strict = spoken.api({
      ...{ cmi: this.records.left(learner), mode, student: this.students[learner] },
      commit: (cmi) => this.connected && this.kept(cmi),
      heard: (call) => this.heard(call),
    });
    return cutting(strict, spoken, this.health, (path, length) => {
      this.length = length;
      if (this.health.ill && path === spoken.memory && length > CUT) this.cut = length;
    });
  }

  /** The session of the page that is in the frame. */
  session() {
    const page = this.frame?.contentDocument ?? null;
    if (page && page !== this.page) {
      this.ended();
      this.page = page;
      this.records.begin(this.learner);
      this.api = this.launched();
      this.calls.note(this.say("begins", { name: this.students[this.learner][1] }), "session");
      const failed = (/** @type {ErrorEvent} */ { message }) => this.calls.note(this.say("fault", { message }), "fault");
      page.defaultView?.addEventListener("error", failed);
    }
    return this.api;
  }

  /** @param {import("./model.mjs").Cmi} cmi */
  kept(cmi) {
    // Who only looks ends nothing: where the course says no exit, the one before stays.
    const exit = (this.mode !== "normal" && cmi._exit === "" && this.records.left(this.learner)._exit) || cmi._exit;
    const kept = this.records.keep(this.learner, { ...cmi, _exit: exit }, this.cut);
    part(this.root, "lost").hidden = kept;
    this.stored = true;
    return kept;
  }

  /** @param {import("./session.mjs").Call} call */
  heard(call) {
    const { begin, end, set } = this.spoken.names;
    if (call.call === begin && call.error === "0") this.running = true;
    if (call.call === end) this.running = false;
    this.calls.record(call, call.call === set && this.health.ill && this.length > CUT ? this.length : 0);
    if (this.awaiting) return;
    this.awaiting = true;
    queueMicrotask(() => this.show());
  }

  show() {
    this.awaiting = false;
    const all = this.records.all();
    const attempt = all[this.learner].at(-1);
    for (const panel of Object.values(this.panels)) panel.show(this.api.state(), attempt);
    if (this.stored) this.report.show(all, this.learner);
    this.stored = false;
  }

  /** Ends what plays, as the end of its window does. */
  close() {
    this.frame?.remove();
    this.ended();
    this.frame = null;
  }

  /** The page has gone: whether it ended its session first is told. */
  ended() {
    if (this.running) this.calls.note(this.say("no-end", { call: this.spoken.names.end }), "fault");
    this.running = false;
  }

  /** Opens the course. @param {import("./place.mjs").Place | null} [place] where one is to be */
  open(place = null) {
    this.frame = framed(this.address + (place?.hash ?? ""), this.say("frame"), place);
    this.page = null;
    part(this.root, "stage").replaceChildren(this.frame);
    this.records.begin(this.learner);
    this.api = this.launched();
    this.stored = true;
    this.show();
  }

  /** Opens the course anew. @param {() => void} [between] once the session has ended */
  again(between = () => {}) {
    this.close();
    between();
    this.report.follow();
    this.open();
  }

  /** The package was built anew: it plays on where one was. */
  renew() {
    if (!this.frame) return;
    const place = placeIn(this.frame);
    this.close();
    this.open(place);
    this.calls.note(this.say("rebuilt"), "session");
  }
}
