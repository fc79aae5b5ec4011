import type { Context } from '@nocobase/actions';
import type { Model } from '@nocobase/database';
import { col, fn, type ProjectionAlias, type Transaction } from 'sequelize';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { MAX_TAG_LENGTH } from '../../shared/tags';
import { rightsOf } from '../access';
import { takes } from '../kernel/actionInputs';
import { registerActions } from '../kernel/deskActions';
import { fieldInvalid, fieldRequired, TicketingError } from '../kernel/errors';
import { fieldReadOnly, fieldTooLong, idInput, isRecord, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { mergeTags } from './mergeTags';
import { initTagActions } from './tagActions';

const mergeInput = z.strictObject({ targetId: idInput });

/** The words that tickets are marked with: `:merge {targetId}` and `GET :usage`, and what a tag must be. */
export function initTags(plugin: TicketingPlugin): void {
  const { app, db } = plugin;
  const mayEdit = (ctx: Context) =>
    ['update', 'destroy'].every((action) => rightsOf(ctx).right(COLLECTIONS.tags, action) !== null);
  app.acl.allow(COLLECTIONS.tags, ['merge', 'usage'], mayEdit);
  registerActions(app, COLLECTIONS.tags, {
    merge: takes(mergeInput, async (ctx, next) => {
      const { targetId } = parseInput(mergeInput, ctx.action.params.values);
      ctx.body = await mergeTags(db, parseInput(idInput, ctx.action.params.filterByTk), targetId);
      await next();
    }),
    async usage(ctx, next) {
      ctx.body = await usage(plugin);
      await next();
    },
  });
  initTagActions(plugin);
  checkTags(plugin);
}

/** Tickets by tag id: one pass over an index. */
async function usage({ db }: TicketingPlugin): Promise<Record<string, number>> {
  const attributes = ['tagId', [fn('COUNT', col('ticketId')), 'count']] satisfies (string | ProjectionAlias)[];
  const query = { attributes, group: ['tagId'], raw: true };
  const rows: unknown = await db.getModel<Model>(COLLECTIONS.ticketTags).findAll(query);
  return Object.fromEntries(
    (Array.isArray(rows) ? rows : []).filter(isRecord).map(({ tagId, count }) => [String(tagId), Number(count)]),
  );
}

function checkTags({ app, db }: TicketingPlugin): void {
  const on = (event: string) => `${COLLECTIONS.tags}.${event}`;
  db.on(on('beforeSave'), async (tag: Model, { transaction }: { transaction?: Transaction }) => {
    const given: unknown = tag.get('name');
    if (typeof given !== 'string') throw given == null ? fieldRequired('name') : fieldInvalid('name');
    const name = given.replace(/\s+/g, ' ').trim();
    if (name === '') throw fieldRequired('name');
    if (name.length > MAX_TAG_LENGTH) throw fieldTooLong('name', MAX_TAG_LENGTH);
    tag.set('name', name);
    if (tag.isNewRecord || !tag.changed('name')) return;
    const other = await db.getModel<Model>(COLLECTIONS.tags).findOne({ where: { name }, transaction });
    if (other && String(other.get('id')) !== String(tag.get('id'))) {
      throw new TicketingError('NAME_TAKEN', 422, { field: 'name', vars: { name } });
    }
  });
  // Tickets are tagged from the ticket's side, which tells it.
  app.resourceManager.registerPreActionHandler(`${COLLECTIONS.tags}:update`, refuseTickets);
  app.resourceManager.registerPreActionHandler(`${COLLECTIONS.tags}:create`, refuseTickets);
}

async function refuseTickets(ctx: { action?: { params?: { values?: unknown } } }, next: () => Promise<void>) {
  const values = ctx.action?.params?.values;
  if (isRecord(values) && Array.isArray(values.tickets) && values.tickets.length > 0) throw fieldReadOnly('tickets');
  if (isRecord(values)) delete values.tickets;
  await next();
}
