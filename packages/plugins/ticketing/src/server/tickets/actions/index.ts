import type { Database } from '@nocobase/database';
import { z } from 'zod';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { MAX_TAG_LENGTH, MAX_TAGS } from '../../../shared/tags';
import { fieldInvalid } from '../../kernel/errors';
import { registerActions } from '../../kernel/deskActions';
import { idInput } from '../../kernel/parseInput';
import type { TicketingPlugin } from '../../plugin';
import { assignTicket } from '../assignTicket';
import { followTicket, unfollowTicket } from '../followers';
import { transitionTicket } from '../transitionTicket';
import { ticketModel } from '../ticketRecord';
import { tagTicket } from '../tagTicket';
import { allowedTransitionsAction } from './allowedTransitionsAction';
import { countsAction } from './countsAction';
import { createAction } from './createAction';
import { onTicket } from './onTicket';
import { columnsOf } from './ticketColumns';
import { notFound } from '../../kernel/errors';

const version = z.coerce.number().int().optional();
const names = z.array(z.string().max(MAX_TAG_LENGTH)).max(MAX_TAGS).default([]);

const transitionInput = z.strictObject({
  statusKey: z.string().min(1).max(64),
  comment: z.string().nullish(),
  isPublic: z.boolean().optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
  version,
});

const assignInput = z.strictObject({
  assigneeId: z.union([z.literal('me'), idInput]).nullish(),
  teamId: idInput.nullish(),
  version,
});

const tagInput = z.strictObject({ add: names, remove: names, version });
const nothing = z.looseObject({});

/** The actions of the public contract; thin: parse, then the domain's own function. */
export function initTicketActions({ app }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    create: createAction,
    counts: countsAction,
    transition: onTicket(transitionInput, ({ db, ticketId, input, context }) => {
      const fields = columnsOf(db, input.fields ?? {});
      return transitionTicket(db, ticketId, { ...input, fields }, context);
    }),
    assign: onTicket(assignInput, ({ db, ticketId, input: { assigneeId, ...input }, context }) => {
      if (assigneeId !== 'me') return assignTicket(db, ticketId, { ...input, assigneeId }, context);
      if (context.actor.userId === null) throw fieldInvalid('assigneeId');
      return assignTicket(db, ticketId, { ...input, assigneeId: context.actor.userId }, context);
    }),
    tag: onTicket(tagInput, ({ db, ticketId, input, context }) => tagTicket(db, ticketId, input, context)),
    follow: onTicket(nothing, ({ db, ticketId, context }) => follow(db, ticketId, context.actor.userId, true)),
    unfollow: onTicket(nothing, ({ db, ticketId, context }) => follow(db, ticketId, context.actor.userId, false)),
    allowedTransitions: allowedTransitionsAction,
  });
}

async function follow(db: Database, ticketId: number, userId: number | null, wanted: boolean) {
  if (userId === null) throw fieldInvalid('userId');
  if ((await ticketModel(db).count({ where: { id: ticketId } })) === 0) throw notFound();
  await db.sequelize.transaction((transaction) =>
    wanted ? followTicket(db, ticketId, [userId], transaction) : unfollowTicket(db, ticketId, userId, transaction),
  );
  return { following: wanted };
}
