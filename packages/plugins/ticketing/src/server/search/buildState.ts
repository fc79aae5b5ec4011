import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { WORDS_VERSION } from '../../shared/search';
import { now } from '../kernel/clock';

const KEY = 'tickets';

/** How far the building of the index has come. */
export interface BuildState {
  build: string;
  /** Tickets from this id on are in the index; null: none yet. */
  reached: string | null;
  done: number;
  total: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  isCurrent: boolean;
}

const stateModel = (db: Database) => db.getModel<Model>(COLLECTIONS.searchState);

/** @returns nothing when no index was ever built here */
export async function readState(db: Database, transaction?: Transaction): Promise<BuildState | undefined> {
  const row = await stateModel(db).findOne({ where: { key: KEY }, transaction });
  if (!row) return undefined;
  const { build, reached, done, total, startedAt, finishedAt, wordsVersion } = row.get();
  return {
    build: String(build),
    reached: reached == null ? null : String(reached),
    done,
    total,
    startedAt,
    finishedAt,
    isCurrent: wordsVersion === WORDS_VERSION,
  };
}

/** Begins a new building: whoever works on an older one ends. */
export async function beginBuild(db: Database, total: number, transaction: Transaction): Promise<string> {
  const before = await readState(db, transaction);
  const build = String(Number(before?.build ?? 0) + 1);
  const values = {
    ...{ wordsVersion: WORDS_VERSION, build, reached: null, done: 0, total },
    ...{ startedAt: now(), finishedAt: total === 0 ? now() : null },
  };
  if (before) await stateModel(db).update(values, { where: { key: KEY }, transaction });
  else await stateModel(db).create({ key: KEY, ...values }, { transaction });
  return build;
}

/** @returns false when another building has taken its place */
export async function advance(
  db: Database,
  build: string,
  progress: { reached: string | null; done: number; isDone: boolean },
  transaction: Transaction,
): Promise<boolean> {
  const { reached, done, isDone } = progress;
  const [count] = await stateModel(db).update(
    { ...(reached ? { reached } : {}), done, finishedAt: isDone ? now() : null },
    { where: { key: KEY, build }, transaction },
  );
  return count === 1;
}
