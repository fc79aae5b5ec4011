import { AsyncLocalStorage } from 'node:async_hooks';

/** The moment that counts as now, for work that brings in what happened long ago. */
const past = new AsyncLocalStorage<Date>();

/** Now; or, inside `at`, the moment given there. */
export const now = (): Date => past.getStore() ?? new Date();

/** Whether what happens is being told after the event: it belongs to the history and is no news for anybody. */
export const isPast = (): boolean => past.getStore() !== undefined;

/** Does something as if it happened at that moment. */
export const at = <T>(moment: Date, body: () => Promise<T>): Promise<T> => past.run(moment, body);
