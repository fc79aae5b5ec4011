import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { linkKindFor, storedLink } from '../../shared/ticketLinks';
import type { Id } from '../kernel/parseInput';
import { deskWrite } from '../tickets';
import { closesCircle, parentOf } from './linkGraph';
import { currentLinks, linkModel, linkOf, linksOf, type Link } from './linkRecord';
import { oneAtATime } from './linkTickets';

/** What a move did, enough to take it back: the links as they were, and as they are now. Plain JSON. */
export interface MovedLinks {
  before: readonly Link[];
  after: readonly Link[];
}

/**
 * Makes one ticket's links another's: both are locked by the caller, who also writes their history. Left out is what
 * cannot be: a link of the two with each other, one that is there already, a circle, a second parent.
 */
export async function moveLinks(db: Database, fromId: Id, toId: Id, transaction: Transaction): Promise<MovedLinks> {
  const [from, to] = [String(fromId), String(toId)];
  await oneAtATime(db, transaction);
  const before = (await linksOf(db, [from], transaction)).map(linkOf);
  for (const link of before) await removeLink(db, link, transaction);
  const after: Link[] = [];
  for (const link of before) {
    const other = link.sourceId === from ? link.targetId : link.sourceId;
    if (other === to) continue;
    const moved = storedLink(to, other, linkKindFor(from, link));
    if (!(await fits(db, moved, transaction))) continue;
    await linkModel(db).create({ ...moved }, deskWrite(transaction));
    after.push(moved);
  }
  return { before, after };
}

/** Takes a move back, as far as the links are still those that it left behind. */
export async function restoreLinks(db: Database, { before, after }: MovedLinks, transaction: Transaction) {
  await oneAtATime(db, transaction);
  for (const link of after) await removeLink(db, link, transaction);
  for (const link of before) {
    if (await fits(db, link, transaction)) await linkModel(db).create({ ...link }, deskWrite(transaction));
  }
}

const removeLink = (db: Database, link: Link, transaction: Transaction) =>
  linkModel(db).destroy({ where: { ...link }, ...deskWrite(transaction) });

async function fits(db: Database, link: Link, transaction: Transaction): Promise<boolean> {
  if ((await currentLinks(db, { ...link }, transaction)).length > 0) return false;
  if (link.kind === 'parent' && (await parentOf(db, link.targetId, transaction))) return false;
  const isDirected = link.kind === 'blocks' || link.kind === 'parent';
  return !isDirected || !(await closesCircle(db, link, transaction));
}
