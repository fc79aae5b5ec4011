/**
 * Runs stages in order, as many at once as there are lanes; one that wants the machine for itself waits for all others
 * and is waited for.
 *
 * @template {{alone?: boolean}} T
 * @param {T[]} stages
 * @param {number} lanes
 * @param {(stage: T) => Promise<void>} run
 */
export async function schedule(stages, lanes, run) {
  const running = new Set();
  for (const stage of stages) {
    while (running.size >= (stage.alone ? 1 : lanes)) await Promise.race(running);
    const task = run(stage).finally(() => running.delete(task));
    running.add(task);
    if (stage.alone) await task;
  }
  await Promise.all(running);
}
