import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { Id } from '../kernel/parseInput';
import { deskWrite } from '../tickets';
import { entriesOf, entryModel } from './timeRecord';

/**
 * Makes one ticket's time entries another's; the caller has locked both and writes their history.
 * @param only ids of the entries to move; all when left out
 * @returns ids of those that moved, enough to move them back
 */
export async function moveTimeEntries(
  db: Database,
  fromId: Id,
  toId: Id,
  transaction: Transaction,
  only?: readonly Id[],
): Promise<string[]> {
  const wanted = only && new Set(only.map(String));
  const ids = (await entriesOf(db, fromId, transaction))
    .map(({ id }) => String(id))
    .filter((id) => !wanted || wanted.has(id));
  if (ids.length > 0) {
    await entryModel(db).update({ ticketId: toId }, { where: { id: ids }, ...deskWrite(transaction) });
  }
  return ids;
}
