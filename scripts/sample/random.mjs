/**
 * Numbers that look random and are the same each time: the sample is the same on every machine.
 *
 * @typedef {ReturnType<typeof createRandom>} Random
 * @param {number} seed
 */
export function createRandom(seed) {
  let state = seed >>> 0;

  /** @returns {number} from 0 up to, not including, 1 (mulberry32's mixing steps) */
  function fraction() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const between = (/** @type {number} */ low, /** @type {number} */ high) => low + fraction() * (high - low);

  return {
    fraction,
    between,
    /** @param {number} low @param {number} high both included */
    whole: (low, high) => Math.floor(between(low, high + 1)),
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => list[Math.floor(fraction() * list.length)],
    /** @param {number} share from 0 to 1 */
    chance: (share) => fraction() < share,
    /**
     * @template {string} K
     * @param {Record<K, number>} weights
     * @returns {K}
     */
    weighted(weights) {
      const entries = /** @type {[K, number][]} */ (Object.entries(weights));
      let left = fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      return (entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0])[0];
    },
  };
}
