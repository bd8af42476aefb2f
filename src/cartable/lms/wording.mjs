/** The page's own words, with their arguments set in, by the plural rules of its language. */

/**
 * A text with `{names}` in it, or its plural forms, chosen by the argument `n`.
 * @typedef {Record<string, string | Record<string, string>>} Entries
 * @typedef {(key: string, given?: Record<string, string | number>) => string} Say
 */

/** @param {Entries} entries @param {string} language @returns {Say} */
export function wording(entries, language) {
  const plural = new Intl.PluralRules(language);
  return (key, given = {}) => {
    const entry = entries[key];
    if (entry === undefined) throw new Error(`no word for ${key}`);
    const text = typeof entry === "string" ? entry : (entry[plural.select(Number(given.n))] ?? entry.other);
    return text.replace(/\{(\w+)\}/g, (_, name) => {
      const value = given[name];
      return typeof value === "number" ? value.toLocaleString(language) : String(value);
    });
  };
}

/** A moment as people of the page's language write it. @param {string} moment of ISO 8601, "" for none */
export const moment = (moment) =>
  moment && new Date(moment).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "medium" });
