import type { Database, Model } from '@nocobase/database';
import type { Id } from '../kernel/parseInput';
import { isRecord } from '../kernel/parseInput';
import { moveLinks, restoreLinks, type MovedLinks } from '../links';
import { deskWrite } from '../tickets';
import type { MergePart, Move } from './mergeParts';

/** No database likes longer lists of values. */
const BATCH = 500;

/** Rows that name their ticket in a column: comments, time entries, checklists. They keep their ids and their dates. */
export function rowsOf(collection: string, column = 'ticketId'): MergePart {
  return {
    name: collection,
    async move({ db, sourceId, targetId, ...move }) {
      const rows = await db
        .getModel<Model>(collection)
        .findAll({ where: { [column]: sourceId }, attributes: ['id'], transaction: move.transaction });
      const ids = rows.map((row) => String(row.get('id')));
      await rename(db, collection, { column, ids, from: sourceId, to: targetId }, move);
      return ids;
    },
    async giveBack(moved, { db, sourceId, targetId, ...move }) {
      await rename(db, collection, { column, ids: idsIn(moved), from: targetId, to: sourceId }, move);
    },
  };
}

interface Rename {
  column: string;
  ids: readonly Id[];
  from: Id;
  to: Id;
}

/** Gives rows another ticket, those of them that are still with the first. */
export async function rename(
  db: Database,
  collection: string,
  { column, ids, from, to }: Rename,
  { context, transaction }: Pick<Move, 'context' | 'transaction'>,
): Promise<void> {
  const options = { ...deskWrite(transaction), ticketing: { context, trusted: true }, silent: true };
  for (let start = 0; start < ids.length; start += BATCH) {
    const where = { id: ids.slice(start, start + BATCH), [column]: from };
    await db.getModel<Model>(collection).update({ [column]: to }, { where, ...options });
  }
}

/** What a ticket has of something only once: followers, tags. The target keeps what it had itself. */
export function setOf(collection: string, otherKey: string): MergePart {
  const valuesOf = async ({ db, transaction }: Move, ticketId: Id): Promise<string[]> => {
    const rows = await db.getModel<Model>(collection).findAll({ where: { ticketId }, transaction });
    return rows.map((row) => String(row.get(otherKey)));
  };
  const add = ({ db, transaction }: Move, ticketId: Id, values: readonly string[]) =>
    db.getModel<Model>(collection).bulkCreate(
      values.map((value) => ({ ticketId, [otherKey]: value })),
      { ...deskWrite(transaction), ignoreDuplicates: true },
    );
  const remove = ({ db, transaction }: Move, ticketId: Id, values: readonly string[]) =>
    db.getModel<Model>(collection).destroy({ where: { ticketId, [otherKey]: [...values] }, ...deskWrite(transaction) });
  return {
    name: collection,
    async move(move) {
      const moved = await valuesOf(move, move.sourceId);
      const there = await valuesOf(move, move.targetId);
      const added = moved.filter((value) => !there.includes(value));
      if (moved.length > 0) await remove(move, move.sourceId, moved);
      if (added.length > 0) await add(move, move.targetId, added);
      return { moved, added, to: String(move.targetId) };
    },
    async giveBack(record, move) {
      if (!isRecord(record)) return;
      const moved = idsIn(record.moved);
      const added = idsIn(record.added);
      if (moved.length > 0) await add(move, move.sourceId, moved);
      // Merged on meanwhile, nobody can tell whose it is: it stays.
      if (added.length > 0 && record.to === String(move.targetId)) await remove(move, move.targetId, added);
    },
  };
}

/** Links have ends, and may be left out where they would lead in a circle. */
export const linksPart: MergePart = {
  name: 'links',
  move: ({ db, sourceId, targetId, transaction }) => moveLinks(db, sourceId, targetId, transaction),
  async giveBack(moved, { db, transaction }) {
    if (isMovedLinks(moved)) await restoreLinks(db, moved, transaction);
  },
};

const isMovedLinks = (value: unknown): value is MovedLinks =>
  isRecord(value) && Array.isArray(value.before) && Array.isArray(value.after);

export const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
