/**
 * What an interaction takes as response and as correct response, by its type (SCORM 2004 RTE 4.2.9,
 * tables of `learner_response` and `pattern`), as Moodle 4.5 checks it and no laxer.
 */

import { text, vocabulary } from "./formats.mjs";
import { decimal, localized, short } from "./formats2004.mjs";

/**
 * `most` parts stand between the delimiters, `once` says that none may stand twice; `single` that there
 * is one pattern at most; `prefix` is what a pattern may begin with.
 * @typedef {{format: import("./formats.mjs").Format, most?: number, once?: boolean, single?: boolean, prefix?: RegExp}} Shape
 */

const BETWEEN = "[,]";
const WITHIN = "[.]";
const GENERAL_SET = 351;
const MISMATCH = 406;
const PATTERNS = 10;

/** @param {import("./formats.mjs").Format} first @param {import("./formats.mjs").Format} second @returns {import("./formats.mjs").Format} */
const pair = (first, second) => (value) => {
  const parts = value.split(WITHIN);
  return parts.length === 2 && first(parts[0]) && second(parts[1]);
};
/** @param {import("./formats.mjs").Format} format @returns {import("./formats.mjs").Format} */
const optional = (format) => (value) => value === "" || format(value);
/** @type {import("./formats.mjs").Format} */
const range = (value) => {
  const ends = value.split("[:]");
  return ends.length === 2 && ends.every(decimal) && Number(ends[0]) <= Number(ends[1]);
};

const truth = vocabulary("true", "false");
const step = pair(optional(short), optional((value) => decimal(value) || short(value)));

/** @type {Record<string, Shape>} */
const RESPONSES = {
  "true-false": { format: truth },
  choice: { format: short, most: 36, once: true },
  "fill-in": { format: localized(250), most: 10 },
  "long-fill-in": { format: localized(4000) },
  matching: { format: pair(short, short), most: 36 },
  performance: { format: step, most: 250 },
  sequencing: { format: short, most: 36 },
  likert: { format: short },
  numeric: { format: decimal },
  other: { format: text(4000) },
};

const CASE = "\\{case_matters=(?:true|false)\\}";
const ORDER = "\\{order_matters=(?:true|false)\\}";
/** @type {Record<string, Partial<Shape>>} */
const PATTERNS_OF = {
  "true-false": { single: true },
  "fill-in": { prefix: new RegExp(`^(?:${CASE}(?:${ORDER})?|${ORDER}(?:${CASE})?)`) },
  "long-fill-in": { prefix: new RegExp(`^${CASE}`) },
  performance: { prefix: new RegExp(`^${ORDER}`) },
  likert: { single: true },
  numeric: { format: range, single: true },
  other: { single: true },
};

/** @param {Shape} shape @param {string} value @returns {number} the error's code, 0 for none */
function fault({ format, most = 1, once = false }, value) {
  const parts = most > 1 ? value.split(BETWEEN) : [value];
  if (parts.length > most) return GENERAL_SET;
  if (once && new Set(parts).size < parts.length) return MISMATCH;
  return parts.every(format) ? 0 : MISMATCH;
}

/** The types that an interaction may have. */
export const TYPES = Object.keys(RESPONSES);

/** The code of the error in a response, 0 for none. @param {string} type @param {string} value */
export const responseFault = (type, value) => fault(RESPONSES[type], value);

/**
 * The code of the error in a pattern, 0 for none.
 * @param {string} type
 * @param {string} value
 * @param {string[]} others the patterns that the interaction has beside it
 */
export function patternFault(type, value, others) {
  const shape = { ...RESPONSES[type], ...PATTERNS_OF[type] };
  if (others.length >= (shape.single ? 1 : PATTERNS) || others.includes(value)) return GENERAL_SET;
  return fault(shape, shape.prefix ? value.replace(shape.prefix, "") : value);
}
