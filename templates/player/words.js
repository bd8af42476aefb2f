/** The words the script says: texts with `{names}`, with plural forms chosen by `n` (CLDR cardinal rules). */

/** @typedef {Record<string, string | number>} Values */

export class Words {
  /** @param {Pick<import("./course.js").Course, "words" | "wordsLanguage" | "decimalMark">} course */
  constructor({ words, wordsLanguage, decimalMark }) {
    this.words = words;
    this.mark = decimalMark;
    this.rules = new Intl.PluralRules([wordsLanguage, "en"]);
  }

  /** @param {string} key @param {Values} [values] */
  say(key, values = {}) {
    const entry = this.words[key];
    const text = typeof entry === "string" ? entry : entry[this.form(Number(values.n))] || entry.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);
  }

  /** The plural form of a number: browsers differ in which languages have `many`, for whole millions. @param {number} n */
  form(n) {
    return this.rules.select(n);
  }

  /** A decimal as it is read in this language: no digit is touched, for what is floored stays exact. @param {string} decimal with a point */
  number(decimal) {
    return decimal.replace(".", this.mark);
  }
}
