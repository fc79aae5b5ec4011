import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { BulkAction } from '../../shared/bulk';
import { assertMay, grantedActionsOf, rightsOf, type ScopedCaller } from '../access';
import { addNote, addReply } from '../conversation';
import type { ChangeContext } from '../kernel/cause';
import { fieldInvalid } from '../kernel/errors';
import { idInput } from '../kernel/parseInput';
import { actionsOfMacro, runMacro, stepsOf, usableMacro } from '../macros';
import { mergeTickets } from '../merge';
import type { TicketingPlugin } from '../plugin';
import { snoozeTicket } from '../snooze';
import {
  assignTicket,
  columnsOf,
  followTicket,
  lockTicket,
  tagTicket,
  transitionTicket,
  unfollowTicket,
  updateTicket,
} from '../tickets';
import type { Transaction } from 'sequelize';

/** What one ticket of a bulk is done with: the same functions as for a ticket by itself. */
export interface Desk {
  plugin: TicketingPlugin;
  caller: ScopedCaller;
  context: ChangeContext;
}

export interface OneTicket extends Desk {
  ticketId: string;
  transaction: Transaction;
}

type CarryOut = (one: OneTicket) => Promise<unknown>;

export interface Prepared {
  /** Actions that the caller must have on a ticket. */
  actions: ReadonlySet<string>;
  carryOut: CarryOut;
}

/** Reads what came with the action, for all tickets at once. */
export interface Operation<T extends z.ZodType> {
  input: T;
  prepare(input: z.output<T>, desk: Desk): Promise<Prepared> | Prepared;
}

const text = z.string().min(1);
const statusKey = z.string().min(1).max(64);
const names = z.array(z.string().max(64)).max(50).default([]);
const fields = z.record(z.string(), z.unknown());
const nothing = z.strictObject({});

/** An action that is granted under its own name, and whatever its input amounts to. */
const granted = (action: string, input: object, { caller }: Desk, carryOut: CarryOut): Prepared => ({
  actions: grantedActionsOf(rightsOf(caller), action, { ...input }),
  carryOut,
});

const operation = <T extends z.ZodType>(input: T, prepare: Operation<T>['prepare']): Operation<T> => ({
  input,
  prepare,
});

const me = ({ context }: Desk): number => {
  if (context.actor.userId === null) throw fieldInvalid('userId');
  return context.actor.userId;
};

const OPERATIONS = {
  transition: operation(
    z.strictObject({
      statusKey,
      comment: z.string().nullish(),
      isPublic: z.boolean().optional(),
      fields: fields.optional(),
    }),
    (input, desk) => {
      const { db } = desk.plugin;
      const columns = columnsOf(db, input.fields ?? {});
      return granted('transition', input, desk, ({ ticketId, context, transaction }) =>
        transitionTicket(db, ticketId, { ...input, fields: columns }, context, { transaction }),
      );
    },
  ),
  assign: operation(
    z.strictObject({ assigneeId: z.union([z.literal('me'), idInput]).nullish(), teamId: idInput.nullish() }),
    (input, desk) => {
      if (input.assigneeId === undefined && input.teamId === undefined) throw fieldInvalid('assigneeId');
      const assigneeId = input.assigneeId === 'me' ? me(desk) : input.assigneeId;
      return granted('assign', input, desk, ({ plugin, ticketId, context, transaction }) =>
        assignTicket(plugin.db, ticketId, { ...input, assigneeId }, context, { transaction }),
      );
    },
  ),
  tag: operation(z.strictObject({ add: names, remove: names }), (input, desk) => {
    if (input.add.length + input.remove.length === 0) throw fieldInvalid('add');
    return granted('tag', input, desk, ({ plugin, ticketId, context, transaction }) =>
      tagTicket(plugin.db, ticketId, input, context, { transaction }),
    );
  }),
  update: operation(fields, (input, desk) => {
    if (Object.keys(input).length === 0) throw fieldInvalid('params');
    const { db } = desk.plugin;
    const columns = columnsOf(db, input);
    return granted('update', input, desk, ({ ticketId, context, transaction }) =>
      updateTicket(db, ticketId, columns, {}, context, { transaction }),
    );
  }),
  note: operation(z.strictObject({ body: text }), (input, desk) =>
    granted('note', input, desk, ({ plugin, ticketId, context, transaction }) =>
      addNote(plugin.db, ticketId, input, context, { transaction }),
    ),
  ),
  reply: operation(z.strictObject({ body: text, statusKey: statusKey.nullish() }), (input, desk) =>
    granted('reply', input, desk, ({ plugin, ticketId, context, transaction }) =>
      addReply(plugin.db, ticketId, input, context, { transaction }),
    ),
  ),
  snooze: operation(z.strictObject({ until: z.coerce.date().nullable() }), (input, desk) =>
    granted('snooze', input, desk, ({ plugin, ticketId, context, transaction }) =>
      snoozeTicket(plugin.db, ticketId, input, context, { transaction }),
    ),
  ),
  follow: operation(nothing, (input, desk) =>
    granted('follow', input, desk, ({ plugin, ticketId, transaction }) =>
      followTicket(plugin.db, ticketId, [me(desk)], transaction),
    ),
  ),
  unfollow: operation(nothing, (input, desk) =>
    granted('unfollow', input, desk, ({ plugin, ticketId, transaction }) =>
      unfollowTicket(plugin.db, ticketId, me(desk), transaction),
    ),
  ),
  applyMacro: operation(z.strictObject({ macroId: idInput }), async ({ macroId }, desk) => {
    const macro = await usableMacro(desk.plugin.db, desk.context.actor.userId, macroId);
    const actions = actionsOfMacro(rightsOf(desk.caller), stepsOf(macro.steps));
    return { actions, carryOut: (one) => runMacro({ ...one, macro }) };
  }),
  merge: operation(z.strictObject({ targetId: idInput, force: z.boolean().optional() }), async (input, desk) => {
    await assertMay(desk.caller, 'merge', [input.targetId]);
    return granted('merge', input, desk, ({ plugin, ticketId, context, transaction }) =>
      mergeTickets(plugin.db, plugin.mergeParts, { sourceId: ticketId, ...input }, context, { transaction }),
    );
  }),
  destroy: operation(nothing, (input, desk) =>
    granted('destroy', input, desk, async ({ plugin, caller, ticketId, transaction }) => {
      await lockTicket(plugin.db, ticketId, transaction);
      const { state } = caller;
      const tickets = plugin.db.getRepository(COLLECTIONS.tickets);
      await tickets.destroy({ filterByTk: ticketId, transaction, context: { state } });
    }),
  ),
} satisfies Record<BulkAction, Operation<z.ZodType>>;

export const operationOf = (action: BulkAction): Operation<z.ZodType> => OPERATIONS[action];
