import type { Database } from '@nocobase/database';
import { PostgresSession } from './postgresSession';

/** As many as the platform's ids have room for. */
const NODES = 32;
/** First half of the advisory locks' key: ours among everybody's. */
const LOCK_CLASS = 0x7469636b;

/**
 * A number for this node that no other living node has, so that two nodes never make the same id: an advisory lock, which the
 * database frees when the node goes, however it goes.
 */
export class WorkerIds {
  private readonly session: PostgresSession;
  private workerId: number | undefined;

  constructor(db: Database) {
    this.session = new PostgresSession(db, {
      // After a lost connection: the number is held again, unless another node has taken it meanwhile.
      connected: async (session) => {
        if (this.workerId !== undefined) await this.hold(session, this.workerId);
      },
    });
  }

  async getWorkerId(): Promise<number> {
    for (let id = 0; this.workerId === undefined && id < NODES; id += 1) {
      if (await this.hold(this.session, id)) this.workerId = id;
    }
    if (this.workerId === undefined) throw new Error(`no more than ${NODES} nodes can share a database`);
    return this.workerId;
  }

  /** The platform says so when it restarts within the process as well, and goes on with the same number. */
  async release(): Promise<void> {}

  private async hold(session: PostgresSession, id: number): Promise<boolean> {
    const [{ held }] = await session.query('SELECT pg_try_advisory_lock($1, $2) AS held', [LOCK_CLASS, id]);
    return held === true;
  }
}
