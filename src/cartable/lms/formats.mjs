/**
 * The data types that the versions of SCORM share.
 *
 * @typedef {(value: string) => boolean} Format whether a value is of the type
 */

/** @param {number} longest in UTF-16 units @returns {Format} */
export const text = (longest) => (value) => value.length <= longest;

/** @param {...string} words @returns {Format} */
export const vocabulary = (...words) => (value) => words.includes(value);

/** A number in two digits at least. @param {number} number */
export const two = (number) => String(number).padStart(2, "0");
