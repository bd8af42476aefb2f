/**
 * Chance that can be had again: shuffles and draws from a learner's seed.
 *
 * The twin of `cartable/model/drawing.py`; both run `tests/vectors/drawing.json`.
 */

/** FNV-1a, 32 bits, of the seed's two bytes and the name's UTF-8. @param {number} seed @param {string} name */
function start(seed, name) {
  let digest = 0x811c9dc5;
  for (const byte of [(seed >> 8) & 0xff, seed & 0xff, ...new TextEncoder().encode(name)]) {
    digest = Math.imul(digest ^ byte, 0x01000193) >>> 0;
  }
  return digest;
}

/** Numbers of 32 bits by xorshift32 (Marsaglia 2003). @param {number} seed @param {string} name */
function stream(seed, name) {
  let word = start(seed, name) || 0x9e3779b9;
  return () => {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    return (word >>>= 0);
  };
}

/**
 * The things in the order that this seed gives this name (Fisher and Yates, from the end).
 * @template T
 * @param {readonly T[]} things
 * @param {number} seed 16 bits
 * @param {string} name
 * @returns {T[]}
 */
export function shuffled(things, seed, name) {
  const following = stream(seed, name);
  const order = [...things];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = following() % (at + 1);
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

/**
 * Likewise, but never in the order given: where chance gives that, the first comes last.
 * @template T
 * @param {readonly T[]} things
 * @param {number} seed 16 bits
 * @param {string} name
 * @returns {T[]}
 */
export function disordered(things, seed, name) {
  const order = shuffled(things, seed, name);
  if (order.every((thing, at) => thing === things[at])) order.push(...order.splice(0, 1));
  return order;
}

/**
 * `take` things of the pool, in the pool's order.
 * @template T
 * @param {readonly T[]} pool
 * @param {number} take
 * @param {number} seed 16 bits
 * @param {string} name
 * @returns {T[]}
 */
export function drawn(pool, take, seed, name) {
  const numbers = pool.map((_, number) => number);
  const chosen = new Set(shuffled(numbers, seed, name).slice(0, take));
  return pool.filter((_, number) => chosen.has(number));
}
