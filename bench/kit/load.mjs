import { performance } from 'node:perf_hooks';

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Sends requests from several clients at once, each waiting for its answer before it sends the next.
 *
 * @param {(index: number) => Promise<unknown>} send
 * @param {{clients: number, requests: number}} options
 * @returns {Promise<number>} requests a second
 */
export async function rate(send, { clients, requests }) {
  let next = 0;
  const client = async () => {
    while (next < requests) await send(next++);
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: clients }, client));
  return requests / ((performance.now() - begun) / 1000);
}

/**
 * @param {() => Promise<unknown>} send
 * @param {number} requests
 * @returns {Promise<number>} milliseconds within which nineteen of twenty answers come, one after another, once warm
 */
export async function p95(send, requests) {
  const times = [];
  for (let index = -Math.ceil(requests / 4); index < requests; index += 1) {
    const begun = performance.now();
    await send();
    if (index >= 0) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length * 0.95)];
}

/**
 * Two things measured in turn, several times over, so that whatever else the machine does meets both alike.
 *
 * @param {() => Promise<number>} ours
 * @param {() => Promise<number>} theirs
 * @param {number} rounds
 */
export async function inTurn(ours, theirs, rounds) {
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) pairs.push({ theirs: await theirs(), ours: await ours() });
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    theirs: median(pairs.map((pair) => pair.theirs)),
    ratio: median(pairs.map((pair) => pair.ours / pair.theirs)),
  };
}
