import { COLLECTIONS } from '../../shared/collectionNames';
import { forbidden } from '../kernel/errors';
import { isObject } from './filters';
import type { Rights } from './rights';
import { FIELD_ACTIONS, IMPLIED_ACTIONS, partsOf } from './ticketActions';

/**
 * Everything that an action on a ticket with this input amounts to, as actions that are granted. For handlers that carry out
 * an action that the guard has not seen: a bulk, a macro.
 * @throws TicketingError 403 when the caller's roles have one of them on no ticket, or may not write a field
 */
export function grantedActionsOf(rights: Rights, action: string, values: Record<string, unknown>): ReadonlySet<string> {
  const actions = new Set(['view', IMPLIED_ACTIONS[action] ?? action]);
  if (action === 'update') addFields(rights, actions, values);
  for (const [part, partAction] of Object.entries(partsOf(action, values))) {
    const value = values[part];
    if (value === undefined || value === null) continue;
    actions.add(partAction);
    if (partAction === 'update' && isObject(value)) addFields(rights, actions, value);
  }
  for (const needed of actions) if (!rights.right(COLLECTIONS.tickets, needed)) throw forbidden();
  return actions;
}

function addFields(rights: Rights, actions: Set<string>, values: Record<string, unknown>): void {
  const fields = rights.right(COLLECTIONS.tickets, 'update')?.fields;
  for (const field of Object.keys(values)) {
    if (fields && !fields.has(field)) throw forbidden(field);
    if (Object.hasOwn(FIELD_ACTIONS, field)) actions.add(FIELD_ACTIONS[field]);
  }
}
