/** The words the script says: texts with `{names}`, with plural forms chosen by `n` (CLDR cardinal rules). */

/** @typedef {Record<string, string | number>} Values */

export class Words {
  /** @param {import("./course.js").Course} course */
  constructor({ words, wordsLanguage }) {
    this.words = words;
    this.language = wordsLanguage;
  }

  /** @param {string} key @param {Values} [values] */
  say(key, values = {}) {
    const entry = this.words[key];
    const text = typeof entry === "string" ? entry : entry[this.plural(Number(values.n))];
    return text.replace(/\{(\w+)\}/g, (_, name) => `${values[name]}`);
  }

  /** French counts everything under 2 as one, English only 1. @param {number} n @returns {"one" | "other"} */
  plural(n) {
    return n === 1 || (this.language === "fr" && n < 2) ? "one" : "other";
  }

  /** A decimal as it is read in this language. @param {string} decimal with a point */
  number(decimal) {
    return this.language === "en" ? decimal : decimal.replace(".", ",");
  }
}
