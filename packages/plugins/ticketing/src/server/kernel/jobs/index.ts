import { AsyncResource } from 'node:async_hooks';
import type { Database } from '@nocobase/database';
import type { Plugin } from '@nocobase/server';
import type { Transaction } from 'sequelize';
import { JobTable, type NewJob } from './jobTable';
import { Lane, type JobHandler, type JobLog } from './lane';

export type { NewJob } from './jobTable';
export type { JobHandler } from './lane';

/** How soon this node takes over what another one left behind, or what falls due later. */
const SWEEP_MS = 3_000;
/** A handler that takes longer than this does not hold up the application's stop: its job is done again later. */
const STOP_MS = 10_000;

/**
 * Work that must happen, but not within the request: written in the same transaction as the change that asks for it, done
 * right after the commit, by any node, at least once. A handler must bear being called twice for one job.
 */
export class Jobs {
  private readonly lanes = new Map<string, Lane>();
  private readonly table: JobTable;
  private sweep: NodeJS.Timeout | null = null;

  constructor(
    db: Database,
    private readonly log: JobLog,
  ) {
    this.table = new JobTable(db);
  }

  register(name: string, handler: JobHandler): void {
    if (this.lanes.has(name)) throw new Error(`a handler of ${name} jobs is registered already`);
    this.lanes.set(name, new Lane(name, handler, this.table, this.log));
  }

  /** Adds a job that exists if, and only if, the transaction is committed. */
  async enqueue(job: NewJob, transaction: Transaction): Promise<void> {
    const lane = this.lanes.get(job.name);
    if (!lane) throw new Error(`no handler of ${job.name} jobs is registered`);
    await this.table.add(job, transaction);
    transaction.afterCommit(() => this.kick(lane));
  }

  start(): void {
    for (const lane of this.lanes.values()) lane.start();
    // Lanes run in the context of the start, not of whichever request happened to kick them.
    this.kick = AsyncResource.bind((lane: Lane) => lane.kick());
    const sweep = () => this.lanes.forEach((lane) => lane.kick());
    this.sweep = setInterval(sweep, SWEEP_MS).unref();
    sweep();
  }

  async stop(): Promise<void> {
    if (this.sweep) clearInterval(this.sweep);
    this.sweep = null;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, STOP_MS)));
    await Promise.race([Promise.all([...this.lanes.values()].map((lane) => lane.stop())), patience]);
    clearTimeout(timer);
  }

  private kick: (lane: Lane) => void = (lane) => lane.kick();
}

/** Jobs are worked off only while the application serves: never by a command such as an upgrade. */
export function initJobs(plugin: Plugin & { jobs: Jobs }): void {
  plugin.app.on('afterStart', () => plugin.jobs.start());
  plugin.app.on('beforeStop', () => plugin.jobs.stop());
}
