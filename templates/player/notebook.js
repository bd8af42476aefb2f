/** A learner's own notes within a journey: kept, changed, deleted, put back. Knows no page and no LMS. */

import { mostBytes } from "./noted.js";
import { packed } from "./typed.js";

/** @typedef {import("./noted.js").Note} Note */

export class Notebook {
  /** @param {import("./journey.js").Journey} journey */
  constructor({ state, course }) {
    this.state = state;
    this.layout = course.layout;
    this.room = course.notes;
    /** @type {{note: Note, at: number} | null} what was deleted last, while it can be put back */
    this.gone = null;
  }

  /** A module's notes by their moment; those of one moment as they were written. @param {string} module */
  of(module) {
    return this.state.notes.filter((one) => one.module === module).sort((a, b) => a.sentence - b.sentence);
  }

  /** @param {Note} note */
  holds(note) {
    return this.state.notes.includes(note);
  }

  /** The bytes that a note may take; one that an earlier version gave more room is kept whole. @param {Note} note */
  most(note) {
    const others = this.state.notes.filter((one) => one !== note);
    const most = mostBytes(others, note, this.layout, this.room);
    return Math.max(0, most, packed(note.text).length);
  }

  /** Keeps a note's words; gives whether that changed anything. @param {Note} note @param {string} words */
  keep(note, words) {
    const text = words.trim();
    if (!text || text === note.text) return false;
    if (!this.holds(note)) this.state.notes.push(note);
    note.text = text;
    this.gone = null; // its room may be taken now
    return true;
  }

  /** @param {Note} note */
  remove(note) {
    this.gone = { note, at: this.state.notes.indexOf(note) };
    this.state.notes.splice(this.gone.at, 1);
  }

  /** The note that was deleted last, back in its place. */
  putBack() {
    const { note, at } = /** @type {{note: Note, at: number}} */ (this.gone);
    this.state.notes.splice(at, 0, note);
    this.gone = null;
    return note;
  }
}
