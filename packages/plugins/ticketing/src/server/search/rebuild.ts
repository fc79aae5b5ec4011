import type { Database } from '@nocobase/database';
import { Op } from 'sequelize';
import { z } from 'zod';
import { rowLock } from '../kernel/transactions';
import type { TicketingPlugin } from '../plugin';
import { ticketModel } from '../tickets';
import { advance, beginBuild, readState, type BuildState } from './buildState';
import type { SearchDialect } from './dialects';
import { writeWhole } from './pendingChanges';

const JOB = 'search-rebuild';
const BATCH = 200;
/** Of the newest and of the oldest tickets: whether these are in the index tells whether a backup brought back another. */
const SAMPLE = 20;

const payloadInput = z.object({ build: z.string() });

/** Builds the index from the tickets, newest first, beside the desk's work: what happened to be written is written over. */
export class Rebuilds {
  constructor(
    private readonly plugin: TicketingPlugin,
    private readonly dialect: SearchDialect,
  ) {
    plugin.jobs.register(JOB, async (payload) => {
      const { build } = payloadInput.parse(payload);
      while (await this.step(build));
    });
  }

  /** Where the index lacks, or is made of other words, it is built by a job that outlives the process. */
  async prepare(): Promise<void> {
    const isNew = await this.dialect.create();
    const state = await readState(this.db);
    if (isNew || !state?.isCurrent || (state.finishedAt && (await this.lacksTickets()))) await this.begin();
  }

  async begin(): Promise<BuildState | undefined> {
    await this.db.sequelize.transaction(async (transaction) => {
      const total = await ticketModel(this.db).count({ transaction });
      const build = await beginBuild(this.db, total, transaction);
      if (total > 0) await this.plugin.jobs.enqueue({ name: JOB, payload: { build } }, transaction);
    });
    return readState(this.db);
  }

  /**
   * One batch in one transaction. Its tickets are locked, so that no message gets lost that is written at the same moment.
   * @returns whether there is more to do
   */
  async step(build: string): Promise<boolean> {
    const { db, dialect } = this;
    return db.sequelize.transaction(async (transaction) => {
      const state = await readState(db, transaction);
      if (!state || state.build !== build || state.finishedAt) return false;
      const tickets = await ticketModel(db).findAll({
        attributes: ['id'],
        where: state.reached === null ? {} : { id: { [Op.lt]: state.reached } },
        order: [['id', 'DESC']],
        limit: BATCH,
        transaction,
        ...rowLock(db, transaction),
      });
      const ids = tickets.map(({ id }) => String(id));
      await writeWhole(db, dialect, ids, transaction);
      const isDone = ids.length < BATCH;
      const progress = { reached: ids[ids.length - 1] ?? null, done: state.done + ids.length, isDone };
      return (await advance(db, build, progress, transaction)) && !isDone;
    });
  }

  private async lacksTickets(): Promise<boolean> {
    const ends = await Promise.all(
      ['ASC', 'DESC'].map((direction) =>
        ticketModel(this.db).findAll({ attributes: ['id'], order: [['id', direction]], limit: SAMPLE }),
      ),
    );
    const ids = [...new Set(ends.flat().map(({ id }) => String(id)))];
    return ids.length > 0 && (await this.dialect.known(ids)).length < ids.length;
  }

  private get db(): Database {
    return this.plugin.db;
  }
}
