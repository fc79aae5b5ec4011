import type { Context, Next } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Cause } from '../kernel/cause';
import { registerActions } from '../kernel/deskActions';
import { describeError } from '../kernel/errorHandler';
import { TicketingError } from '../kernel/errors';
import { parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { backdateRows } from './backdate';
import { importInput, ticketInput } from './importInput';
import { importTicket } from './importTicket';

interface Result {
  key: string;
  imported: boolean;
  id?: string;
  number?: string;
  error?: ReturnType<typeof describeError>;
}

const keyed = z.looseObject({ key: z.string() });

/**
 * `POST ticketingTickets:import {source, title?, tickets}`: tickets with their past, for those who configure the desk.
 * Nobody is notified and no workflow runs. Answers with one result a ticket: a ticket that cannot be imported says why and
 * holds up no other; one that was imported from the same source under the same key is left alone.
 */
export function initImport(plugin: TicketingPlugin): void {
  const { app, db } = plugin;
  backdateRows(db);
  registerActions(app, COLLECTIONS.tickets, {
    async import(ctx: Context, next: Next) {
      const { source, title, tickets } = parseInput(importInput, ctx.action.params.values);
      const known = await importedBefore(db, source, tickets);
      const results: Result[] = [];
      for (const raw of tickets) {
        const key = keyed.safeParse(raw).data?.key ?? '';
        const before = known.get(causeId(source, key));
        if (before !== undefined) {
          results.push({ key, imported: false, id: before });
          continue;
        }
        try {
          const ticket = parseInput(ticketInput, raw);
          const cause: Cause = { kind: 'import', id: causeId(source, key), label: title ?? source, depth: 0 };
          const { id, number } = await importTicket(db, ticket, cause);
          known.set(causeId(source, key), String(id));
          results.push({ key, imported: true, id: String(id), number });
        } catch (error) {
          if (!(error instanceof TicketingError)) throw error;
          results.push({ key, imported: false, error: describeError(error, ctx) });
        }
      }
      ctx.body = results;
      await next();
    },
  });
}

const causeId = (source: string, key: string) => `${source}:${key}`;

/** @returns ids of tickets by the id of the cause that made them */
async function importedBefore(db: Database, source: string, tickets: readonly unknown[]): Promise<Map<string, string>> {
  const ids = tickets.map((ticket) => causeId(source, keyed.safeParse(ticket).data?.key ?? ''));
  const events = await db.getModel<Model>(COLLECTIONS.events).findAll({
    where: { type: 'created', causeKind: 'import', causeId: ids },
    attributes: ['ticketId', 'causeId'],
  });
  return new Map(events.map((event): [string, string] => [event.get('causeId'), String(event.get('ticketId'))]));
}
