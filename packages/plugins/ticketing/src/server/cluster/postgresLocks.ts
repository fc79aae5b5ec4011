import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@nocobase/database';
import { LockAcquireError, type ILock, type ILockAdapter, type Releaser } from '@nocobase/lock-manager';
import { PostgresSession } from './postgresSession';

const RETRY_MS = 25;

/**
 * The platform's locks, for all nodes: an advisory lock of the database, which is freed when the node that holds it dies.
 * A lock that is held longer than its time ends by itself.
 */
export class PostgresLocks implements ILockAdapter {
  private readonly session: PostgresSession;
  /** Keys held by this node: the database would grant one session the same lock twice. */
  private readonly held = new Set<string>();

  constructor({ db }: { db: Database }) {
    this.session = new PostgresSession(db, {
      // The locks went with the lost connection; the work that they covered goes on and must not be done twice here.
      connected: async (session) => {
        for (const key of this.held) await session.query('SELECT pg_try_advisory_lock($1)', [numberOf(key)]);
      },
    });
  }

  async connect(): Promise<void> {
    await this.session.open();
  }

  async close(): Promise<void> {
    this.held.clear();
    await this.session.close();
  }

  async acquire(key: string, ttl: number): Promise<Releaser> {
    await this.take(key);
    return this.lease(key, ttl).release;
  }

  async runExclusive<T>(key: string, work: () => Promise<T>, ttl: number): Promise<T> {
    const release = await this.acquire(key, ttl);
    try {
      return await work();
    } finally {
      await release();
    }
  }

  /** @param timeout milliseconds; 0: now or never */
  async tryAcquire(key: string, timeout = 0): Promise<ILock> {
    await this.take(key, Date.now() + timeout);
    let reserved = true;
    let lease: ReturnType<PostgresLocks['lease']> | undefined;
    const begin = async (ttl: number) => {
      if (!reserved) await this.take(key);
      reserved = false;
      lease = this.lease(key, ttl);
      return lease;
    };
    return {
      acquire: async (ttl) => (await begin(ttl)).release,
      extend: (ttl) => {
        if (!lease) throw new LockAcquireError('lock is not active');
        lease.extend(ttl);
      },
      runExclusive: async (work, ttl) => {
        const { release } = await begin(ttl);
        return work().finally(release);
      },
      release: async () => {
        if (reserved) await this.free(key);
        reserved = false;
        await lease?.release();
      },
    };
  }

  private async take(key: string, until = Infinity): Promise<void> {
    while (!(await this.tryTake(key))) {
      if (Date.now() >= until) throw new LockAcquireError('lock acquire timed out');
      await sleep(RETRY_MS);
    }
  }

  private async tryTake(key: string): Promise<boolean> {
    if (this.held.has(key)) return false;
    this.held.add(key);
    try {
      const [{ taken }] = await this.session.query('SELECT pg_try_advisory_lock($1) AS taken', [numberOf(key)]);
      if (taken !== true) this.held.delete(key);
      return taken === true;
    } catch (error) {
      this.held.delete(key);
      throw error;
    }
  }

  private lease(key: string, ttl: number) {
    let active = true;
    const release = async () => {
      clearTimeout(timer);
      if (!active) return;
      active = false;
      await this.free(key);
    };
    const begin = (milliseconds: number) =>
      setTimeout(() => void release().catch(() => undefined), milliseconds).unref();
    let timer = begin(ttl);
    const extend = (milliseconds: number) => {
      clearTimeout(timer);
      timer = begin(milliseconds);
    };
    return { release, extend };
  }

  private async free(key: string): Promise<void> {
    await this.session.query('SELECT pg_advisory_unlock($1)', [numberOf(key)]);
    this.held.delete(key);
  }
}

/** Advisory locks are called by numbers of 64 bits. */
const numberOf = (key: string): string => createHash('sha256').update(key).digest().readBigInt64BE(0).toString();
