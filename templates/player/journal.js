/**
 * What this browser keeps of a course until the LMS has acknowledged it, and brings back at the next launch.
 *
 * An entry holds the learner's state and the *bases* it grew from: the mark of what the LMS last
 * acknowledged, and of what was sent since, which it may have stored without saying so. It is brought back
 * only where the LMS holds one of them; then nothing newer can be overwritten. There is no journal
 * without a learner's id, nor before the LMS has acknowledged anything: a guest leaves nothing behind.
 * docs/decisions/0004-saving.md says why.
 */

import { unpacked } from "./bits.js";

/** @typedef {{bases: string[], memory: string, day: number}} Entry */

const MOST_ENTRIES = 3;
const MOST_BASES = 400;
const MOST_DAYS = 30;
const DAY = 86_400_000;
const [BASIS, PRIME] = [0x6c62272e07bb014262b821756295c58dn, 0x0000000001000000000000000000013bn];

/** FNV-1a, 128 bits, of the words. @param {string[]} words */
export function digest(...words) {
  let sum = BASIS;
  for (const byte of new TextEncoder().encode(words.join("\0"))) sum = BigInt.asUintN(128, (sum ^ BigInt(byte)) * PRIME);
  return sum.toString(36);
}

/** What tells one state from any other: format, check, generation, revision and seed (`state.js`). @param {string} memory */
export const mark = (memory) => memory.split(".")[0].slice(0, 11);

/** The seed in a mark, which is the same throughout an attempt; null for what is no mark. @param {string} memory */
const seed = (memory) => unpacked(mark(memory))?.padEnd(64, "0").slice(48, 64) ?? null;

export class Journal {
  /**
   * @param {Storage | null} store
   * @param {string} key "" where nothing may be kept
   * @param {string} memory what the LMS holds
   */
  constructor(store, key, memory) {
    this.store = store;
    this.key = key;
    this.bases = memory ? [mark(memory)] : [];
  }

  /** Whether an answer given now would be found again. */
  get keeps() {
    return this.store !== null && this.key !== "" && this.bases.length > 0;
  }

  /** @returns {Entry[]} */
  entries() {
    try {
      const read = JSON.parse((this.key && this.store?.getItem(this.key)) || "[]");
      const today = Math.floor(Date.now() / DAY);
      return read.filter((/** @type {Entry | null} */ one) => one && Array.isArray(one.bases) && typeof one.memory === "string" && today - one.day <= MOST_DAYS);
    } catch {
      return []; // what somebody else has written under our key is none of ours
    }
  }

  /** @param {Entry[]} entries */
  write(entries) {
    try {
      if (entries.length) this.store?.setItem(this.key, JSON.stringify(entries.slice(0, MOST_ENTRIES)));
      else this.store?.removeItem(this.key);
    } catch {
      this.store = null; // a browser that is full or forbids it: there is no journal, and none is claimed
    }
  }

  /**
   * The states that may go on from what the LMS holds, newest first. Entries of the same attempt that the
   * LMS has left behind go for good.
   * @param {string} memory what the LMS holds
   * @returns {string[]}
   */
  found(memory) {
    if (!this.keeps) return [];
    const all = this.entries();
    // A state that was stored in part has the mark of the whole: its copy here is the only one to be read.
    const goesOn = (/** @type {Entry} */ one) => one.bases.includes(mark(memory)) || mark(one.memory) === mark(memory);
    const mine = all.filter((one) => goesOn(one) && one.memory !== memory.split(".")[0]);
    const kept = all.filter((one) => mine.includes(one) || seed(one.memory) !== seed(memory));
    if (kept.length < all.length) this.write(kept);
    this.bases.push(...mine.flatMap(({ bases }) => bases).filter((base) => !this.bases.includes(base)));
    return mine.map((one) => one.memory);
  }

  /** Keeps a state that the LMS does not have yet. @param {string} memory */
  keep(memory) {
    if (!this.keeps || mark(memory) === this.bases[0]) return;
    const others = this.entries().filter((one) => seed(one.memory) !== seed(memory));
    this.write([{ bases: this.bases, memory: memory.split(".")[0], day: Math.floor(Date.now() / DAY) }, ...others]);
  }

  /** A state went out: the LMS may have it, whatever it answers; the oldest are the likeliest, and stay. @param {string} memory */
  sent(memory) {
    if (!this.bases.length || this.bases.length >= MOST_BASES || this.bases.includes(mark(memory))) return;
    this.bases.push(mark(memory));
  }

  /** The LMS has it: nothing of it stays here. @param {string} memory */
  acknowledged(memory) {
    this.bases = [mark(memory)];
    const all = this.key ? this.entries() : [];
    if (all.length) this.write(all.filter((one) => seed(one.memory) !== seed(memory)));
  }
}

/** Where this browser keeps things, null where it forbids it. */
export function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
