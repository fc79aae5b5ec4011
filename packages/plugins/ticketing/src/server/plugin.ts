import { Plugin } from '@nocobase/server';
import { initErrors } from './kernel/errorHandler';
import { TicketEvents } from './kernel/ticketEvents';
import { initJobs, Jobs } from './kernel/jobs';
import { initSqlite } from './kernel/sqliteWrites';
import { publishCollections } from './kernel/publishCollections';
import { initCustomers } from './customers';
import { initHealth } from './health';

type Seed = () => Promise<void>;

/** The table of contents: each feature sets itself up, in the order in which they build on each other. */
export class TicketingPlugin extends Plugin {
  /** What happens to tickets, for any feature to listen to. */
  readonly ticketEvents = new TicketEvents((error, event) =>
    this.log.error(`a listener failed on ${event.type} of ticket ${event.ticketId}`, { error }),
  );

  /** Work that outlives the request, and a crash. */
  readonly jobs = new Jobs(this.db, this.log);

  private readonly seeds: Seed[] = [];

  /** Registers what a first installation puts into the database; runs once, in the order of registration. */
  onInstall(seed: Seed): void {
    this.seeds.push(seed);
  }

  async load(): Promise<void> {
    initErrors(this);
    await initSqlite(this);
    this.onInstall(() => publishCollections(this.db));
    initJobs(this);
    initCustomers(this);
    initHealth(this);
  }

  async install(): Promise<void> {
    for (const seed of this.seeds) await seed();
  }
}
