import type { z } from 'zod';
import type { DeskAction } from './deskActions';

const inputOfHandler = new WeakMap<DeskAction, z.ZodType>();

/** The host may load the documentation of the API by another path than the plugin: both must see the same actions. */
const PLACE = Symbol.for('@ticketing/plugin-ticketing: inputs of actions');

function inputOfAction(): Map<string, z.ZodType> {
  const known: unknown = Reflect.get(globalThis, PLACE);
  if (known instanceof Map) return known;
  const made = new Map<string, z.ZodType>();
  Reflect.set(globalThis, PLACE, made);
  return made;
}

/** Says what an action's body must look like, for the documentation of the API. */
export function takes<T extends DeskAction>(schema: z.ZodType, action: T): T {
  inputOfHandler.set(action, schema);
  return action;
}

/** @param name such as `ticketingTickets:reply` */
export function rememberInput(name: string, action: DeskAction): void {
  const schema = inputOfHandler.get(action);
  if (schema) inputOfAction().set(name, schema);
}

/** What the actions that were registered so far take, by `resource:action`. */
export const actionInputs = (): ReadonlyMap<string, z.ZodType> => inputOfAction();
