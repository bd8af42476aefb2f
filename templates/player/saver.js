/** When to save, and what may be said of it: "saved" only after the LMS said so while the page was visible. */

/**
 * @typedef {"absent" | "review" | "browse" | "saving" | "saved" | "refused" | "behind"} Word
 * @typedef {() => {location: string, memory: string}} Snapshot
 */

const SOON = 1500;

export class Saver {
  /**
   * @param {import("./tracker.js").Tracker} tracker
   * @param {import("./tracker.js").Launch} launch
   * @param {Snapshot} snapshot
   * @param {(word: Word) => void} say
   */
  constructor(tracker, launch, snapshot, say) {
    this.tracker = tracker;
    this.snapshot = snapshot;
    this.say = say;
    this.writes = launch.link !== "absent" && launch.mode === "normal";
    this.changed = false;
    /** Whether the last save was said while the page was hidden. */
    this.unproved = false;
    this.timer = 0;
    /** @type {Word} */
    const quiet = launch.mode === "normal" ? "absent" : launch.mode;
    say(!this.writes ? quiet : launch.link === "silent" ? "refused" : "saving");
  }

  /** Something changed: it is saved within a moment, together with what changes till then. @param {number} [delay] in ms */
  soon(delay = SOON) {
    if (!this.writes) return;
    this.changed = true;
    this.say("saving");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), delay);
  }

  /** Saves what changed; what the LMS refuses is tried again at the next change. */
  now() {
    clearTimeout(this.timer);
    if (!this.writes || !this.changed) return;
    const { location, memory } = this.snapshot();
    const saved = this.tracker.save(location, memory);
    // A commit of a hidden page proves nothing (Moodle 4.5 answers before its server does): the next visible one does.
    this.changed = saved !== "saved";
    this.unproved = document.visibilityState === "hidden";
    if (this.changed || !this.unproved) this.say(saved);
  }

  /** Saves when the page is hidden, and ends the session when it goes; `unload` is blocked in Chrome. */
  watch() {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.now();
      else if (this.changed || this.unproved) this.soon(0);
    });
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
