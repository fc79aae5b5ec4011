const FIRST_DELAY_MS = 1_000;
const FACTOR = 4;
const LONGEST_DELAY_MS = 60 * 60 * 1_000;

/** After this many a job is kept as failed; the delays before add up to some five hours. */
export const MAX_ATTEMPTS = 10;

/** Milliseconds to wait after the given number of failed attempts: 1 s, 4 s, 16 s, … an hour at most. */
export function retryDelay(attempts: number): number {
  return Math.min(FIRST_DELAY_MS * FACTOR ** (attempts - 1), LONGEST_DELAY_MS);
}
