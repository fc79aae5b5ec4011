import type { Context, Next } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { LINK_KINDS, linkKindFor, type LinkKind } from '../../shared/ticketLinks';
import { assertMay, scopeFilter } from '../access';
import { changeContextOf } from '../kernel/changeContext';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions } from '../kernel/deskActions';
import { idInput, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { mustBeInScope, ticketIdOf } from '../tickets';
import { linkOf, linksOf } from './linkRecord';
import { linkTickets, unlinkTickets } from './linkTickets';

const linkInput = z.strictObject({ targetId: idInput, kind: z.enum(LINK_KINDS) });

/** `POST ticketingTickets:link {targetId, kind}`, `:unlink {targetId, kind}`, `GET :links`. */
export function initLinkActions({ app }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    link: changeLink('link'),
    unlink: changeLink('unlink'),
    links: listLinks,
  });
}

function changeLink(action: 'link' | 'unlink') {
  return async (ctx: Context, next: Next): Promise<void> => {
    const ticketId = ticketIdOf(ctx);
    const { targetId, kind } = parseInput(linkInput, cleanTexts(ctx.action.params.values ?? {}));
    await mustBeInScope(ctx, ticketId);
    await assertMay(ctx, action, [targetId]);
    const change = action === 'link' ? linkTickets : unlinkTickets;
    await change(ctx.db, { ticketId, otherId: targetId, kind }, changeContextOf(ctx));
    ctx.body = await linksFor(ctx, String(ticketId));
    await next();
  };
}

async function listLinks(ctx: Context, next: Next): Promise<void> {
  const ticketId = ticketIdOf(ctx);
  await mustBeInScope(ctx, ticketId);
  ctx.body = await linksFor(ctx, String(ticketId));
  await next();
}

interface LinkedTicket {
  id: number | string;
  number: string;
  subject: string;
  statusKey: string;
}

interface LinkRow {
  kind: LinkKind;
  ticket: LinkedTicket;
}

/** The links of a ticket with those tickets that the caller may see. */
async function linksFor(ctx: Context, ticketId: string): Promise<LinkRow[]> {
  const links = (await linksOf(ctx.db, [ticketId])).map((row) => linkOf(row));
  if (links.length === 0) return [];
  const otherOf = ({ sourceId, targetId }: (typeof links)[number]) => (sourceId === ticketId ? targetId : sourceId);
  const scope = await scopeFilter(ctx, 'view');
  const mentioned = { id: { $in: links.map(otherOf) } };
  const visible: LinkedTicket[] = await ctx.db.getRepository(COLLECTIONS.tickets).find({
    filter: scope ? { $and: [scope, mentioned] } : mentioned,
    fields: ['id', 'number', 'subject', 'statusKey'],
  });
  return links.flatMap((link) => {
    const ticket = visible.find(({ id }) => String(id) === otherOf(link));
    if (!ticket) return [];
    const { id, number, subject, statusKey } = ticket;
    return { kind: linkKindFor(ticketId, link), ticket: { id, number, subject, statusKey } };
  });
}
