/**
 * The data types of SCORM 2004 4th edition (RTE 4.1.1.7), as Moodle 4.5 checks them and no laxer.
 *
 * @typedef {import("./formats.mjs").Format} Format
 */

/** A decimal with a point: five digits before it at most, as Moodle has it. @type {Format} */
export const decimal = (value) => /^-?[0-9]{1,5}(\.[0-9]{1,18})?$/.test(value);

/** @type {Format} */
export const whole = (value) => /^-?[0-9]+$/.test(value);

/** A `short_identifier_type`. @type {Format} */
export const short = (value) => /^[A-Za-z0-9_.]{1,250}$/.test(value);

/** A `long_identifier_type`: the characters of a URI (RFC 3986), and something. @type {Format} */
export const long = (value) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]{1,4000}$/.test(value) && !/^urn:(?![A-Za-z0-9-]{1,31}:.)/.test(value);

/** @type {Format} */
export const language = (value) => /^(([a-zA-Z]{2,3}|i|x)(-[a-zA-Z0-9-]{2,8})?)?$/.test(value);

/**
 * One line, in a language where it names one: `{lang=fr}Paris`. Without one it may not begin with a
 * brace, which Moodle takes for a language.
 * @param {number} longest in UTF-16 units
 * @returns {Format}
 */
export const localized = (longest) => (value) => {
  const words = value.replace(/^\{lang=([a-zA-Z]{2,3}|i|x)(-[a-zA-Z0-9-]{2,8})?\}/, "");
  return words.length <= longest && /^(?!\{).*$/.test(words);
};

/** A point in time, to the second or in hundredths; a zone only after these. @type {Format} */
export const timestamp = (value) =>
  /^(19[7-9]\d|20[0-2]\d|203[0-8])(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3])(:[0-5]\d(:[0-5]\d(\.\d{1,2}(Z|[+-]([01]\d|2[0-3])(:[0-5]\d)?)?)?)?)?)?)?)?$/.test(
    value,
  );

const SPAN = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,2})?)S)?)?$/;

/** A duration of ISO 8601 without weeks, and of something: neither `P` nor `PT`. @type {Format} */
export const timespan = (value) => SPAN.test(value);

/** A duration in hundredths of a second, a year taken for 365 days and a month for 30. @param {string} span @returns {number} */
export function hundredths(span) {
  const [years, months, days, hours, minutes, seconds] = (SPAN.exec(span) ?? []).slice(1).map((part) => Number(part ?? 0));
  const whole = (((years * 365 + months * 30 + days) * 24 + hours) * 60 + minutes) * 60;
  return whole * 100 + Math.round(seconds * 100);
}

/** Hundredths of a second as a duration of hours, minutes and seconds. @param {number} count @returns {string} */
export function span(count) {
  const [hours, minutes, rest] = [Math.floor(count / 360000), Math.floor(count / 6000) % 60, count % 6000];
  const parts = [hours && `${hours}H`, minutes && `${minutes}M`, rest && `${rest / 100}S`].filter(Boolean);
  return `PT${parts.join("") || "0S"}`;
}
