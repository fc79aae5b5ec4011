import type { Context } from '@nocobase/actions';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { forbidden } from '../../kernel/errors';
import { isObject } from '../filters';
import type { Right, Rights } from '../rights';
import { assertMay, scopeFilter } from '../scope';
import { relationsWithField } from '../ticketParts';
import { FIELD_ACTIONS, IMPLIED_ACTIONS, partsOf, RECORD_ACTIONS } from '../ticketActions';

/**
 * The one place that decides on actions on tickets, so that no handler has to: the roles have the action, the ticket lies
 * within its scope, and so for every other action that the input amounts to.
 */
export async function checkTicketAction(ctx: Context, rights: Rights): Promise<void> {
  const { actionName, params } = ctx.action;
  if (!RECORD_ACTIONS.has(actionName)) {
    const filter = Object.hasOwn(IMPLIED_ACTIONS, actionName) ? await scopeFilter(ctx, actionName) : undefined;
    if (filter) ctx.action.mergeParams({ filter });
    return;
  }
  const granted = actionName === 'get' ? 'view' : actionName;
  // Without the action the platform answers, as it does for any collection.
  if (!rights.right(COLLECTIONS.tickets, IMPLIED_ACTIONS[granted] ?? granted)) return;
  if (params.filterByTk !== undefined) await assertMay(ctx, granted, params.filterByTk);
  await checkParts(ctx, rights);
}

async function checkParts(ctx: Context, rights: Rights): Promise<void> {
  const { actionName, params } = ctx.action;
  if (!isObject(params.values)) return;
  for (const [part, action] of Object.entries(partsOf(actionName, params.values))) {
    const value = params.values[part];
    if (value === undefined || value === null) continue;
    const right = rights.right(COLLECTIONS.tickets, action);
    if (!right) throw forbidden(part);
    await assertMay(ctx, action, params.filterByTk);
    if (action === 'update' && isObject(value)) await checkFields(ctx, right, value, part);
  }
}

/** Fields that are written along with another action are written by the rules of an update. */
async function checkFields(
  ctx: Context,
  { fields }: Right,
  values: Record<string, unknown>,
  part: string,
): Promise<void> {
  for (const field of Object.keys(values)) {
    const names = [field, ...relationsWithField(ctx.db, field)];
    if (fields && !names.some((name) => fields.has(name))) throw forbidden(`${part}.${field}`);
    if (Object.hasOwn(FIELD_ACTIONS, field)) await assertMay(ctx, FIELD_ACTIONS[field], ctx.action.params.filterByTk);
  }
}
