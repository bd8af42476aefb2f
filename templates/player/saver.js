/**
 * When to save, and what may be said of it: "saved" only after the LMS said so while the page was visible,
 * because Moodle 4.5 answers a hidden page before its server does.
 */

/**
 * @typedef {"absent" | "review" | "browse" | "saving" | "saved" | "refused" | "behind" | "elsewhere"} Word
 * @typedef {() => {location: string, memory: string}} Snapshot
 */

const SOON = 1500;
const JOTTED = 300;
/** From one failed save to the next try, in ms: whoever fails is not pressed. */
const PATIENCE = [2000, 5000, 10_000, 30_000, 60_000];

export class Saver {
  /**
   * @param {import("./tracker.js").Tracker} tracker
   * @param {import("./tracker.js").Launch} launch
   * @param {import("./journal.js").Journal} journal
   * @param {Snapshot} snapshot
   * @param {(word: Word) => void} say
   */
  constructor(tracker, launch, journal, snapshot, say) {
    this.tracker = tracker;
    this.journal = journal;
    this.snapshot = snapshot;
    this.say = say;
    this.writes = launch.link !== "absent" && launch.mode === "normal";
    /** Nothing goes out before it is known that no other window has the course. */
    this.held = this.writes;
    this.changed = false;
    /** Whether the last save was said while the page was hidden. */
    this.unproved = false;
    this.failures = 0;
    this.timer = this.jotter = 0;
    /** @type {Word} */
    const quiet = launch.mode === "normal" ? "absent" : launch.mode;
    say(!this.writes ? quiet : launch.link === "silent" ? "refused" : "saving");
  }

  /** No other window has the course: what waited goes out. */
  release() {
    this.held = false;
    if (this.changed) this.soon();
  }

  /** Another window has the course, or the LMS more than it gave: this one writes nothing any more. @param {"elsewhere" | "behind"} why */
  stop(why) {
    if (!this.writes) return;
    this.jot();
    clearTimeout(this.timer);
    this.writes = false;
    this.tracker.leave();
    this.say(why);
  }

  /** Something changed: it is saved within a moment, together with what changes till then. @param {number} [delay] in ms */
  soon(delay = SOON) {
    if (!this.writes) return;
    this.changed = true;
    if (!this.failures) this.say("saving");
    clearTimeout(this.jotter);
    if (delay) this.jotter = setTimeout(() => this.jot(), JOTTED);
    else this.jot();
    if (this.held) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), delay);
  }

  /** Keeps in this browser what is still to be saved. */
  jot() {
    clearTimeout(this.jotter);
    if (this.writes && this.changed && !this.held) this.journal.keep(this.snapshot().memory);
  }

  /** Saves what changed; what the LMS refuses is tried again, less and less often. */
  now() {
    clearTimeout(this.timer);
    clearTimeout(this.jotter);
    if (!this.writes || this.held || !this.changed) return;
    const { location, memory } = this.snapshot();
    this.journal.keep(memory);
    const began = Date.now();
    const hidden = document.visibilityState === "hidden";
    const saved = this.tracker.save(location, memory, !hidden);
    this.journal.sent(memory);
    this.changed = saved !== "saved";
    this.unproved = hidden;
    if (this.changed) this.later(Date.now() - began);
    else if (!this.unproved) {
      this.failures = 0;
      this.journal.acknowledged(memory);
    }
    if (this.changed || !this.unproved) this.say(saved);
  }

  /** Tries again after a while, the longer the slower the LMS was to refuse. @param {number} took in ms */
  later(took) {
    const patience = Math.max(PATIENCE[Math.min(this.failures, PATIENCE.length - 1)], 10 * took);
    this.failures += 1;
    this.timer = setTimeout(() => this.now(), patience);
  }

  /** Saves when the page is hidden, and ends the session when it goes; `unload` is blocked in Chrome. */
  watch() {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.now();
      else if (this.changed || this.unproved) this.soon(0);
    });
    addEventListener("online", () => this.changed && this.soon(0));
    addEventListener("pagehide", () => {
      this.now();
      this.tracker.finish();
    });
    // A page that the browser kept and shows again has ended its session: it begins anew.
    addEventListener("pageshow", (event) => {
      if (event.persisted) location.reload();
    });
  }
}
