/**
 * Runs stages in order, as many at once as there are lanes.
 *
 * @template T
 * @param {T[]} stages
 * @param {number} lanes
 * @param {(stage: T) => Promise<void>} run
 */
export async function schedule(stages, lanes, run) {
  const running = new Set();
  for (const stage of stages) {
    while (running.size >= lanes) await Promise.race(running);
    const task = run(stage).finally(() => running.delete(task));
    running.add(task);
  }
  await Promise.all(running);
}
