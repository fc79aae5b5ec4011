import { retryDelay, MAX_ATTEMPTS } from './retries';
import type { ClaimedJob, JobTable } from './jobTable';

export type JobHandler = (payload: unknown) => Promise<void>;

export interface JobLog {
  warn(message: string, details: object): unknown;
  error(message: string, details: object): unknown;
}

/** A claim outlives its holder by at most this long. */
const LEASE_MS = 60_000;

/**
 * Works off the jobs of one name, one after another and in the order in which they fell due. Each name has its own lane, so
 * that a slow kind of work never holds up another.
 */
export class Lane {
  private draining: Promise<void> | null = null;
  private kicked = false;
  private open = false;

  constructor(
    private readonly name: string,
    private readonly handler: JobHandler,
    private readonly table: JobTable,
    private readonly log: JobLog,
  ) {}

  start(): void {
    this.open = true;
  }

  /** Lets the current job end and takes no more. */
  async stop(): Promise<void> {
    this.open = false;
    await this.draining;
  }

  /** Something may be due. */
  kick(): void {
    this.kicked = true;
    if (!this.open || this.draining) return;
    this.draining = this.drain().finally(() => {
      this.draining = null;
      if (this.kicked) this.kick();
    });
  }

  private async drain(): Promise<void> {
    try {
      while (this.open && this.kicked) {
        this.kicked = false;
        let job = await this.table.claim(this.name, leaseEnd());
        while (job) {
          await this.work(job);
          job = this.open ? await this.table.claim(this.name, leaseEnd()) : null;
        }
      }
    } catch (error) {
      // The database is away: the next sweep tries again.
      this.log.error(`cannot work off the jobs of ${this.name}`, { error });
    }
  }

  private async work(job: ClaimedJob): Promise<void> {
    // More claims than attempts: it has taken its node down each time.
    if (job.attempts > MAX_ATTEMPTS) return this.table.giveUp(job, new Error('its node died each time it ran'));
    const renewal = setInterval(() => void this.renew(job), LEASE_MS / 3);
    try {
      await this.handler(job.payload);
      await this.table.remove(job);
    } catch (error) {
      await this.failed(job, error);
    } finally {
      clearInterval(renewal);
    }
  }

  private async failed(job: ClaimedJob, error: unknown): Promise<void> {
    // What fails while the application goes down says nothing about the job.
    if (!this.open) return this.table.release(job);
    if (job.attempts >= MAX_ATTEMPTS) {
      this.log.error(`job ${job.id} (${job.name}) failed ${job.attempts} times and is given up`, { error });
      return this.table.giveUp(job, error);
    }
    this.log.warn(`job ${job.id} (${job.name}) failed and will be tried again`, { error });
    return this.table.retryAt(job, new Date(Date.now() + retryDelay(job.attempts)), error);
  }

  private async renew(job: ClaimedJob): Promise<void> {
    try {
      await this.table.renew(job, leaseEnd());
    } catch (error) {
      this.log.warn(`cannot prolong the claim on job ${job.id} (${job.name})`, { error });
    }
  }
}

const leaseEnd = () => new Date(Date.now() + LEASE_MS);
