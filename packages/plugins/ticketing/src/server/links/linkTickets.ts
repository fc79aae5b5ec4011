import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { FieldChange } from '../../shared/ticketEvents';
import { linkKindFor, storedLink, type LinkKind } from '../../shared/ticketLinks';
import type { ChangeContext } from '../kernel/cause';
import { fieldInvalid, TicketingError } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { inTransaction } from '../kernel/transactions';
import { countUp, deskWrite, lockTicket, writeTicket, type ChangeOptions, type TicketRecord } from '../tickets';
import { closesCircle, parentOf } from './linkGraph';
import { currentLinks, linkModel, type Link } from './linkRecord';

interface Ends {
  ticketId: Id;
  otherId: Id;
  /** As the first ticket sees the other. */
  kind: LinkKind;
}

/**
 * Links two tickets; to link them again in the same way changes nothing.
 * @throws TicketingError 404, 422 LINK_TO_ITSELF, LINK_CIRCLE, LINK_HAS_PARENT
 */
export function linkTickets(
  db: Database,
  ends: Ends,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<void> {
  return withBoth(db, ends, options, async (tickets, link, transaction) => {
    if ((await currentLinks(db, { ...link }, transaction)).length > 0) return;
    await mustFit(db, link, tickets, transaction);
    await linkModel(db).create({ ...link, createdById: context.actor.userId }, deskWrite(transaction));
    await recordOnBoth(tickets, link, 'added', context, transaction);
  });
}

/** @throws TicketingError 404, also when there is no such link */
export function unlinkTickets(
  db: Database,
  ends: Ends,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<void> {
  return withBoth(db, ends, options, async (tickets, link, transaction) => {
    const removed = await linkModel(db).destroy({ where: { ...link }, ...deskWrite(transaction) });
    if (removed === 0) throw new TicketingError('LINK_NOT_FOUND', 404);
    await recordOnBoth(tickets, link, 'removed', context, transaction);
  });
}

/** Locks in one order, so that two who link the same tickets wait for each other instead of for ever. */
function withBoth(
  db: Database,
  { ticketId, otherId, kind }: Ends,
  { transaction: given }: ChangeOptions,
  change: (tickets: readonly TicketRecord[], link: Link, transaction: Transaction) => Promise<void>,
): Promise<void> {
  const [one, other] = [String(ticketId), String(otherId)];
  if (one === other) throw new TicketingError('LINK_TO_ITSELF', 422, { field: 'targetId' });
  return inTransaction(db, given, async (transaction) => {
    const inOrder = BigInt(one) < BigInt(other) ? [one, other] : [other, one];
    const tickets = [await lockTicket(db, inOrder[0], transaction), await lockTicket(db, inOrder[1], transaction)];
    await oneAtATime(db, transaction);
    await change(tickets, storedLink(one, other, kind), transaction);
  });
}

/**
 * A circle may be closed by links between tickets that have nothing else in common: whoever changes links waits for
 * whoever else does, until that transaction ends. Always after the tickets are locked.
 */
export async function oneAtATime(db: Database, transaction: Transaction): Promise<void> {
  await countUp(db, 'links', 1, transaction);
}

async function mustFit(
  db: Database,
  link: Link,
  tickets: readonly TicketRecord[],
  transaction: Transaction,
): Promise<void> {
  if (link.kind !== 'blocks' && link.kind !== 'parent') return;
  if (link.kind === 'parent' && (await parentOf(db, link.targetId, transaction))) {
    throw new TicketingError('LINK_HAS_PARENT', 422, { field: 'targetId', vars: { number: numberOf(tickets, link) } });
  }
  if (await closesCircle(db, link, transaction)) throw fieldInvalid('targetId', 'LINK_CIRCLE');
}

const numberOf = (tickets: readonly TicketRecord[], { targetId }: Link): string =>
  tickets.find(({ id }) => String(id) === targetId)?.number ?? '';

/** Each ticket's history tells the link as that ticket sees it. */
async function recordOnBoth(
  tickets: readonly TicketRecord[],
  link: Link,
  what: 'added' | 'removed',
  context: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  for (const ticket of tickets) {
    const other = tickets.find(({ id }) => id !== ticket.id);
    if (!other) continue;
    const told = {
      kind: linkKindFor(String(ticket.id), link),
      ticketId: String(other.id),
      number: other.number,
    };
    const change: FieldChange = {
      field: 'links',
      from: what === 'removed' ? told : null,
      to: what === 'added' ? told : null,
    };
    await writeTicket(ticket, {}, context, transaction, { relationChanges: [change] });
  }
}
