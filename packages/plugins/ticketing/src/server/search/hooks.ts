import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { CommentRecord } from '../conversation';
import type { Id } from '../kernel/parseInput';
import type { TicketRecord } from '../tickets';
import type { PendingChanges } from './pendingChanges';
import { textFieldsOf } from './readTickets';

interface Options {
  transaction?: Transaction | null;
  /** The columns that were written. */
  fields?: readonly string[];
  where?: unknown;
  attributes?: unknown;
}

const wrote = ({ fields = [] }: Options, wanted: readonly string[]) => fields.some((field) => wanted.includes(field));

/** Whatever changes what a ticket is found by is noted, by whichever way it comes. */
export function watchTickets(db: Database, changes: PendingChanges): void {
  const on = (event: string) => `${COLLECTIONS.tickets}.${event}`;
  db.on(on('afterCreate'), (ticket: TicketRecord, { transaction }: Options) =>
    changes.note(ticket.id, transaction, (pending) => {
      pending.made = ticket;
    }),
  );
  db.on(on('afterUpdate'), async (ticket: TicketRecord, options: Options) => {
    const subject = wrote(options, ['subject', 'number']);
    const facts = wrote(options, ['requesterId', 'organizationId', ...textFieldsOf(db)]);
    if (!subject && !facts) return;
    await changes.note(ticket.id, options.transaction, (pending) => {
      pending.subject ||= subject;
      pending.facts ||= facts;
      // What was made a moment ago in this transaction is read again, with its later fields.
      pending.whole ||= pending.made !== undefined;
    });
  });
  db.on(on('afterDestroy'), (ticket: TicketRecord, { transaction }: Options) =>
    changes.note(ticket.id, transaction, (pending) => {
      pending.gone = true;
    }),
  );
}

export function watchComments(db: Database, changes: PendingChanges): void {
  const on = (event: string) => `${COLLECTIONS.comments}.${event}`;
  const whole = (ticketId: Id | null | undefined, { transaction }: Options) =>
    ticketId == null
      ? Promise.resolve()
      : changes.note(ticketId, transaction, (pending) => {
          pending.whole = true;
        });
  db.on(on('afterCreate'), (comment: CommentRecord, { transaction }: Options) =>
    changes.note(comment.ticketId, transaction, ({ messages }) => {
      messages.push({ kind: comment.kind, text: comment.bodyText ?? '' });
    }),
  );
  // Before: afterwards nobody knows which ticket it belonged to.
  db.on(on('beforeUpdate'), async (comment: CommentRecord, options: Options) => {
    const changed = comment.changed() || [];
    if (!['ticketId', 'bodyText', 'kind'].some((column) => changed.includes(column))) return;
    const before: Id | null = comment.previous('ticketId');
    await whole(before, options);
    await whole(comment.ticketId, options);
  });
  db.on(on('afterDestroy'), (comment: CommentRecord, options: Options) => whole(comment.ticketId, options));
}

export function watchTags(db: Database, changes: PendingChanges): void {
  const on = (event: string) => `${COLLECTIONS.ticketTags}.${event}`;
  const noteAll = async (ticketIds: readonly unknown[], { transaction }: Options) => {
    for (const id of new Set(ticketIds.filter(isId))) {
      await changes.note(id, transaction, (pending) => {
        pending.facts = true;
        pending.hasTags = true;
      });
    }
  };
  const one = (link: Model, options: Options) => noteAll([link.get('ticketId')], options);
  db.on(on('afterCreate'), one);
  db.on(on('afterDestroy'), one);
  db.on(on('afterBulkCreate'), (links: Model[], options: Options) =>
    noteAll(
      links.map((link) => link.get('ticketId')),
      options,
    ),
  );
  // Before: afterwards the links are gone, or lead elsewhere.
  const affected = async (options: Options) => {
    const links = await db
      .getModel<Model>(COLLECTIONS.ticketTags)
      .findAll({ attributes: ['ticketId'], where: asWhere(options.where), transaction: options.transaction });
    await noteAll(
      links.map((link) => link.get('ticketId')),
      options,
    );
  };
  db.on(on('beforeBulkDestroy'), affected);
  db.on(on('beforeBulkUpdate'), affected);
}

const isId = (value: unknown): value is Id => typeof value === 'number' || typeof value === 'string';

const asWhere = (where: unknown): Record<string, unknown> =>
  typeof where === 'object' && where !== null ? { ...where } : {};
