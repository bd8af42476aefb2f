/**
 * The sheet of a learner's own notes: written at the sentence at hand, changed, deleted and put back. What is
 * written is kept however the sheet is closed, and when the page goes.
 */

import { Hand } from "./hand.js";
import { item, mark, momentWords, sentenceOf } from "./moments.js";
import { Notebook } from "./notebook.js";
import { fitting, packed } from "./typed.js";

/** @typedef {import("./noted.js").Note} Note */

const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class Notes {
  /**
   * @param {import("./journey.js").Journey} journey
   * @param {import("./words.js").Words} words
   * @param {boolean} writes not in review
   * @param {{noted: () => void, announce: (words: string) => void}} told
   */
  constructor(journey, words, writes, told) {
    this.book = new Notebook(journey);
    this.words = words;
    this.writes = writes;
    this.told = told;
    this.sheet = /** @type {HTMLDialogElement} */ (part("notes"));
    this.field = /** @type {HTMLTextAreaElement} */ (part("note"));
    this.page = /** @type {HTMLElement | null} */ (null); // the page to read that is shown
    this.sentence = 0;
    this.hand = new Hand(part("open-notes"));
    this.note = this.blank(); // what is being written, in the notebook or not yet
    if (!writes) part("open-notes").textContent = part("notes-title").textContent;
    part("open-notes").onclick = () => this.open();
    part("note-undo").onclick = () => this.settled(this.book.putBack(), "note-back");
    this.field.oninput = () => this.typing();
    this.sheet.onsubmit = (event) => this.submit(event);
    this.sheet.onclick = ({ target }) => {
      if (target === this.sheet || /** @type {Element} */ (target).closest("[data-close], a")) this.sheet.close();
    };
    this.sheet.onclose = () => this.store() && told.announce(words.say("note-kept"));
    // Before the saver hears of it: what is kept goes out with what it sends then.
    document.addEventListener("visibilitychange", () => this.store());
    addEventListener("pagehide", () => this.store());
  }

  /** A note yet to be written, at the moment at hand. @returns {Note} */
  blank() {
    return { module: this.page?.dataset.module || "", sentence: this.sentence, text: "" };
  }

  shown(/** @type {HTMLElement} */ page) {
    this.sheet.close();
    this.page = page.matches(".lecture") ? page : null;
    this.render();
  }
  open() {
    this.sentence = this.page ? this.hand.number(this.page) : 0;
    this.begin(this.blank());
    this.typing();
    this.sheet.showModal();
    this.field.focus();
  }

  /** @param {Note} note to be written, or written anew */
  begin(note) {
    this.note = note;
    this.field.value = note.text;
    part("note-at").textContent = [momentWords(note, this.words), sentenceOf(note)?.textContent].filter(Boolean).join(" – ");
    const most = this.book.most(note);
    part("note-write").hidden = !this.writes || !most;
    part("note-full").hidden = !this.writes || most > 0;
    this.fit();
  }

  /** Something is written: what was deleted stays so, for its room may be taken. */
  typing() {
    this.book.gone = null;
    this.say("");
    this.fit();
  }

  /** Keeps what is typed within its room, and shows how much is left. */
  fit() {
    const { field } = this;
    const most = this.book.most(this.note);
    field.maxLength = most; // in characters, which are never more than their bytes
    if (packed(field.value).length > most) field.value = fitting(field.value, most);
    part("note-undo").hidden = !this.book.gone;
    part("note-left").textContent = this.words.say("note-left", { n: most - packed(field.value).length });
  }

  /** Takes what is written into the notebook; gives whether that changed anything. */
  store() {
    const changes = this.writes && this.book.keep(this.note, this.field.value);
    if (changes) this.changed();
    return changes;
  }

  /** A new note closes its sheet; one that was changed leaves it open; one that was emptied is deleted. */
  submit(/** @type {Event} */ event) {
    event.preventDefault();
    if (!this.book.holds(this.note)) return this.sheet.close();
    if (!this.field.value.trim()) return this.remove(this.note);
    this.store();
    return this.settled(this.note, "note-kept");
  }

  edit(/** @type {Note} */ note) {
    this.store();
    this.begin(note);
    this.field.focus();
  }

  remove(/** @type {Note} */ note) {
    if (note !== this.note) this.store();
    this.book.remove(note);
    this.settled(null, "note-deleted");
    part("note-undo").focus();
  }

  /** A note of the list is as it is now: it takes the focus, and the form is free for another. @param {Note | null} note @param {string} word */
  settled(note, word) {
    this.begin(this.blank());
    this.say(word);
    this.changed();
    const at = note ? this.book.of(note.module).indexOf(note) : -1;
    /** @type {HTMLElement | null | undefined} */ (part("noted").children[at]?.querySelector("button"))?.focus();
  }

  say(/** @type {string} */ word) {
    part("note-said").textContent = word && this.words.say(word);
  }

  changed() {
    this.told.noted();
    this.render();
  }

  render() {
    const mine = this.book.of(this.blank().module);
    part("open-notes").hidden = !this.page || !(mine.length || (this.writes && this.book.room));
    part("noted-none").hidden = mine.length > 0;
    const list = mine.map((note) =>
      item(note, this.words, this.writes ? [["note-edit", () => this.edit(note)], ["note-delete", () => this.remove(note)]] : []),
    );
    part("noted").replaceChildren(...list);
    if (this.page) mark(this.page, mine);
  }
}
