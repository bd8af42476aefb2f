/** What is typed, as it is compared: the twin of `cartable/model/scoring.py`; both run `tests/vectors/scoring.json`. */

import { rational } from "./rational.js";

/** @typedef {import("./rational.js").Rational} Rational */

// What Python's str.split() parts words at; JavaScript's \s lacks some of it and adds U+FEFF.
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** One kind of apostrophe, quotation mark, dash and digit: Arabic keyboards type \u0664 for 4. @param {string} words */
const alike = (words) =>
  words
    .replace(/[\u2019\u2018\u02bc`\u00b4\u2032]/g, "'")
    .replace(/[\u00ab\u00bb\u201c\u201d\u201e\u2033]/g, '"')
    .replace(/[\u2010\u2011\u2012\u2013\u2014\u2212]/g, "-")
    .replace(/\u2026/g, "...")
    .replace(/\u066b/g, ".")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) & 15}`);

/** @type {Record<string, string>} */
const LIGATURES = { œ: "oe", Œ: "OE", æ: "ae", Æ: "AE" };

/**
 * The words as they are compared; see Python's `normal` for what each of `forgives` means.
 * @param {string} words
 * @param {readonly string[]} forgives
 */
export function normal(words, forgives) {
  words = alike(words.normalize("NFC"));
  if (forgives.includes("case")) words = words.toUpperCase();
  if (forgives.includes("accents")) {
    words = words.replace(/[\u0153\u0152\u00e6\u00c6]/g, (one) => LIGATURES[one]).normalize("NFD").replace(/\p{Mn}/gu, "");
  }
  if (forgives.includes("punctuation")) words = words.replace(/\p{P}/gu, " ");
  return words.replace(SPACES, " ").replace(/^ | $/g, "");
}

/**
 * The number typed, or null. Comma or point is decimal; spaces may group, and in English commas.
 * @param {string} typed
 * @param {string | null} unit may follow the number
 * @param {string} language a BCP 47 tag
 * @returns {Rational | null}
 */
export function number(typed, unit, language) {
  let compact = alike(typed).replace(/\u066c/g, "").replace(SPACES, "");
  const tail = alike(unit || "").replace(SPACES, "");
  if (tail && compact.endsWith(tail)) compact = compact.slice(0, -tail.length);
  if (language.split("-")[0].toLowerCase() === "en" && /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)) {
    compact = compact.replace(/,/g, "");
  }
  const [, sign, whole, decimals = ""] = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(compact) || [];
  if (!whole && !decimals) return null;
  return rational(`${sign}${whole}${decimals}/1${"0".repeat(decimals.length)}`.replace(/^\+/, ""));
}
