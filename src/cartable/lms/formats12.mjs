/**
 * The data types of SCORM 1.2 (RTE 3.4.4), as Moodle 4.5 checks them and no laxer.
 *
 * @typedef {import("./formats.mjs").Format} Format
 */

import { two } from "./formats.mjs";

/** A decimal with a point, from `least` to `most`. @param {number} least @param {number} most @returns {Format} */
export const decimal = (least, most) => (value) =>
  /^-?[0-9]{0,3}(\.[0-9]*)?$/.test(value) && /[0-9]/.test(value) && Number(value) >= least && Number(value) <= most;

/** A whole number, from `least` to `most`. @param {number} least @param {number} most @returns {Format} */
export const whole = (least, most) => (value) =>
  /^-?[0-9]{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most;

/** ASCII without spaces, and something. @type {Format} */
export const identifier = (value) => /^[\u0021-\u007e]{1,255}$/.test(value);

/** @type {Format} */
export const timespan = (value) => /^[0-9]{2,4}:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?$/.test(value);

/** @type {Format} */
export const time = (value) => /^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,2})?$/.test(value);

/** @type {Format} */
export const result = (value) =>
  ["correct", "wrong", "unanticipated", "neutral"].includes(value) || /^-?[0-9]+(\.[0-9]+)?$/.test(value);

/** A time span in hundredths of a second. @param {string} span @returns {number} */
export function hundredths(span) {
  const [hours, minutes, seconds] = span.split(":");
  return Number(hours) * 360000 + Number(minutes) * 6000 + Math.round(Number(seconds) * 100);
}

/** Hundredths of a second as a time span. @param {number} count @returns {string} */
export function span(count) {
  const [hours, minutes] = [Math.floor(count / 360000), Math.floor(count / 6000) % 60];
  return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(Math.floor(count / 100) % 60)}.${two(count % 100)}`;
}
