import type { z } from 'zod';
import type { DeskAction } from './deskActions';

const inputOfHandler = new WeakMap<DeskAction, z.ZodType>();
const inputOfAction = new Map<string, z.ZodType>();

/** Says what an action's body must look like, for the documentation of the API. */
export function takes<T extends DeskAction>(schema: z.ZodType, action: T): T {
  inputOfHandler.set(action, schema);
  return action;
}

/** @param name such as `ticketingTickets:reply` */
export function rememberInput(name: string, action: DeskAction): void {
  const schema = inputOfHandler.get(action);
  if (schema) inputOfAction.set(name, schema);
}

/** What the actions that were registered so far take, by `resource:action`. */
export const actionInputs = (): ReadonlyMap<string, z.ZodType> => inputOfAction;
