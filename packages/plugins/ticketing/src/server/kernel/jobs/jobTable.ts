import type { Database, Model } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../../shared/collectionNames';

/** Candidates looked at in one go; another node may have taken the first of them. */
const CANDIDATES = 5;
const LONGEST_ERROR = 2000;

export interface NewJob {
  name: string;
  /** Plain JSON. */
  payload: unknown;
  /** Not before this moment; now when left out. */
  runAt?: Date;
}

export interface ClaimedJob {
  id: string;
  name: string;
  payload: unknown;
  /** How often it was claimed, this time included. It is also the proof of the claim: see `held`. */
  attempts: number;
}

/**
 * The queue's rows. A claim is a compare-and-set on `attempts`, one statement that is atomic on every database, so that
 * any number of nodes may work on one queue. It is valid until `runAt`: after a crash the job is simply due again.
 */
export class JobTable {
  constructor(private readonly db: Database) {}

  async add({ name, payload, runAt }: NewJob, transaction: Transaction): Promise<void> {
    await this.model.create({ name, payload, runAt: runAt ?? new Date() }, { transaction });
  }

  /** @returns the job that has been due for longest and is ours until `leaseEnd`, if there is any */
  async claim(name: string, leaseEnd: Date): Promise<ClaimedJob | null> {
    const due = { name, failedAt: null, runAt: { [Op.lte]: new Date() } };
    // Looked at outside a transaction: an idle queue costs one read and never waits for a writer.
    const order: [string, string][] = [
      ['runAt', 'ASC'],
      ['id', 'ASC'],
    ];
    const candidates = await this.model.findAll({ where: due, order, limit: CANDIDATES });
    for (const candidate of candidates) {
      const job = toJob(candidate);
      const attempts = job.attempts + 1;
      const where = { ...due, id: job.id, attempts: job.attempts };
      if (await this.update({ attempts, runAt: leaseEnd }, where)) return { ...job, attempts };
    }
    return null;
  }

  /** Prolongs a claim; false when it was lost to another node. */
  renew(job: ClaimedJob, leaseEnd: Date): Promise<boolean> {
    return this.update({ runAt: leaseEnd }, held(job));
  }

  async remove(job: ClaimedJob): Promise<void> {
    await this.write((transaction) => this.model.destroy({ where: held(job), transaction }));
  }

  async retryAt(job: ClaimedJob, runAt: Date, error: unknown): Promise<void> {
    await this.update({ runAt, lastError: describe(error) }, held(job));
  }

  async giveUp(job: ClaimedJob, error: unknown): Promise<void> {
    await this.update({ failedAt: new Date(), lastError: describe(error) }, held(job));
  }

  /** Hands a job back as if it had not been claimed, for the next start or another node. */
  async release(job: ClaimedJob): Promise<void> {
    await this.update({ runAt: new Date(), attempts: job.attempts - 1 }, held(job));
  }

  private get model() {
    return this.db.getModel(COLLECTIONS.jobs);
  }

  private async update(values: Record<string, unknown>, where: Record<string, unknown>): Promise<boolean> {
    const [count] = await this.write((transaction) => this.model.update(values, { where, transaction }));
    return count === 1;
  }

  /** In a transaction, so that SQLite's writers queue up instead of running into each other. */
  private write<T>(body: (transaction: Transaction) => PromiseLike<T>): Promise<T> {
    return this.db.sequelize.transaction((transaction) => body(transaction));
  }
}

/** Only whoever claimed it last may write to a job: a node that slept through its lease finds nothing. */
const held = (job: ClaimedJob) => ({ id: job.id, attempts: job.attempts, failedAt: null });

function toJob(row: Model): ClaimedJob {
  return {
    id: String(row.get('id')),
    name: String(row.get('name')),
    payload: row.get('payload'),
    attempts: Number(row.get('attempts')),
  };
}

function describe(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return text.slice(0, LONGEST_ERROR);
}
