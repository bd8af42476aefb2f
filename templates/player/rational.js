/** Exact fractions on BigInt, the twin of Python's `Fraction`: always reduced, the denominator positive. */

/** @typedef {readonly [bigint, bigint]} Rational numerator and denominator */

/** @param {bigint} top @param {bigint} under @returns {Rational} */
function reduced(top, under) {
  let [divisor, rest] = [top < 0n ? -top : top, under < 0n ? -under : under];
  while (rest) [divisor, rest] = [rest, divisor % rest];
  const sign = under < 0n ? -1n : 1n;
  return [(sign * top) / divisor, (sign * under) / divisor];
}

/** @type {Rational} */
export const ZERO = [0n, 1n];

/** @type {Rational} */
export const ONE = [1n, 1n];

/** The fraction written `3` or `3/5`. @param {string} written @returns {Rational} */
export function rational(written) {
  const [top, under = "1"] = written.split("/");
  return reduced(BigInt(top), BigInt(under));
}

/** @param {number} top @param {number} under @returns {Rational} */
export const ratio = (top, under) => reduced(BigInt(top), BigInt(under));

/** @param {Rational} a @param {Rational} b @returns {Rational} */
export const plus = (a, b) => reduced(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);

/** @param {Rational} a @param {Rational} b @returns {Rational} */
export const minus = (a, b) => plus(a, [-b[0], b[1]]);

/** @param {Rational} a @param {Rational} b @returns {Rational} */
export const times = (a, b) => reduced(a[0] * b[0], a[1] * b[1]);

/** @param {Rational} a @param {Rational} b never 0 @returns {Rational} */
export const over = (a, b) => reduced(a[0] * b[1], a[1] * b[0]);

/** Whether a is at least b. @param {Rational} a @param {Rational} b */
export const atLeast = (a, b) => a[0] * b[1] >= b[0] * a[1];

/** The size without its sign. @param {Rational} a @returns {Rational} */
export const size = (a) => [a[0] < 0n ? -a[0] : a[0], a[1]];

/** As Python writes it: `3` or `3/5`. @param {Rational} a */
export const written = (a) => (a[1] === 1n ? `${a[0]}` : `${a[0]}/${a[1]}`);

/**
 * Floored to at most two decimals, with a point: `79.99`, `0.5`, `80`. For sizes from 0.
 * @param {Rational} a
 */
export function decimal(a) {
  const hundredths = (a[0] * 100n) / a[1];
  const rest = hundredths % 100n;
  const whole = `${hundredths / 100n}`;
  return rest ? `${whole}.${`${rest}`.padStart(2, "0")}`.replace(/0$/, "") : whole;
}
