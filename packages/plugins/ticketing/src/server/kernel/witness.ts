import { AsyncLocalStorage } from 'node:async_hooks';

/** What is told while somebody listens: see `witness`. */
const listening = new AsyncLocalStorage<unknown[]>();

export const tellWitness = (event: unknown): void => void listening.getStore()?.push(event);

/**
 * Runs something and notes what it tells on the way, before any of it is committed.
 * @param isOfInterest picks out what the caller wants to know
 */
export async function witness<T, E>(
  isOfInterest: (event: unknown) => event is E,
  body: () => Promise<T>,
): Promise<{ result: T; told: E[] }> {
  const told: unknown[] = [];
  const result = await listening.run(told, body);
  return { result, told: told.filter(isOfInterest) };
}
