import type { Context } from '@nocobase/actions';
import type { Model } from '@nocobase/database';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { rightsOf } from '../access';
import { takes } from '../kernel/actionInputs';
import { changeContextOf } from '../kernel/changeContext';
import { registerActions } from '../kernel/deskActions';
import { forbidden } from '../kernel/errors';
import { idInput, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { mergeContacts } from './mergeContacts';

const mergeInput = z.strictObject({ targetId: idInput });

/** `POST ticketingContacts:merge {targetId}`. */
export function initContactActions({ app, db }: TicketingPlugin): void {
  const right = (ctx: Context) => rightsOf(ctx).right(COLLECTIONS.contacts, 'update');
  // Who sees only some contacts must not find out about others by merging them.
  app.acl.allow(COLLECTIONS.contacts, 'merge', (ctx: Context) => {
    const update = right(ctx);
    return update !== null && update.scope === null && rightsOf(ctx).right(COLLECTIONS.tickets, 'update') !== null;
  });
  registerActions(app, COLLECTIONS.contacts, {
    merge: takes(mergeInput, async (ctx, next) => {
      const sourceId = parseInput(idInput, ctx.action.params.filterByTk);
      const { targetId } = parseInput(mergeInput, ctx.action.params.values);
      const both = await db.getModel<Model>(COLLECTIONS.contacts).findAll({ where: { id: [sourceId, targetId] } });
      // Whose account a contact is decides who reads their tickets in the portal.
      const fields = right(ctx)?.fields ?? null;
      const movesAccount = both.some((contact) => contact.get('userId') != null || contact.get('isManager'));
      if (movesAccount && fields && !fields.has('userId')) throw forbidden('userId');
      ctx.body = await mergeContacts(db, { sourceId, targetId }, changeContextOf(ctx));
      await next();
    }),
  });
}
