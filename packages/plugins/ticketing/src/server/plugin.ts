import { Plugin } from '@nocobase/server';
import { initErrors } from './kernel/errorHandler';
import { TicketEvents } from './kernel/ticketEvents';
import { initJobs, Jobs } from './kernel/jobs';
import { initSqlite } from './kernel/sqliteWrites';
import { initInputGuard } from './kernel/inputGuard';
import { protectCollections } from './kernel/protectCollections';
import { publishCollections } from './kernel/publishCollections';
import { initAccess } from './access';
import { initAutomation } from './automation';
import { initChecklists } from './checklists';
import { initBulk } from './bulk';
import { initCluster } from './cluster';
import { initCustomers } from './customers';
import { initConversation } from './conversation';
import { initFlow } from './flow';
import { initHealth } from './health';
import { initImport } from './import';
import { initLinks } from './links';
import { initMerge, MergeParts } from './merge';
import { initMacros } from './macros';
import { initPages } from './pages';
import { initPortal } from './portal';
import { initRealtime } from './realtime';
import { initReplies } from './replies';
import { initReports } from './reports';
import { AssignmentStrategies } from './routing';
import { initSearch } from './search';
import { initSnooze } from './snooze';
import { initTags } from './tags';
import { initTeams } from './teams';
import { initTickets } from './tickets';
import { initRecurring } from './recurring';
import { initTemplates } from './templates';
import { initTime } from './time';
import { initTypes } from './types';

type Seed = () => Promise<void>;

/** The table of contents: each feature sets itself up, in the order in which they build on each other. */
export class TicketingPlugin extends Plugin {
  /** What happens to tickets, for any feature to listen to. */
  readonly ticketEvents = new TicketEvents((error, event) =>
    this.log.error(`a listener failed on ${event.type} of ticket ${event.ticketId}`, { error }),
  );

  /** Work that outlives the request, and a crash. */
  readonly jobs = new Jobs(this.db, this.log);

  /** Ways to choose who of a team gets a ticket. */
  readonly assignmentStrategies = new AssignmentStrategies();

  /** What follows a ticket into another. */
  readonly mergeParts = new MergeParts();

  private readonly seeds: Seed[] = [];

  /** Registers what a first installation puts into the database; runs once, in the order of registration. */
  onInstall(seed: Seed): void {
    this.seeds.push(seed);
  }

  async afterAdd(): Promise<void> {
    this.app.once('beforeLoad', () => {
      if (this.enabled) initCluster(this);
    });
  }

  async load(): Promise<void> {
    initErrors(this);
    await initSqlite(this);
    this.onInstall(() => publishCollections(this.db));
    protectCollections(this.db);
    initInputGuard(this);
    initJobs(this);
    initTickets(this);
    initFlow(this);
    initConversation(this);
    initLinks(this);
    initChecklists(this);
    initTime(this);
    initTemplates(this);
    initRecurring(this);
    initMerge(this);
    initSnooze(this);
    initTags(this);
    initTeams(this);
    initSearch(this);
    initAccess(this);
    initTypes(this);
    initCustomers(this);
    initPortal(this);
    initImport(this);
    initAutomation(this);
    initReplies(this);
    initMacros(this);
    initBulk(this);
    initRealtime(this);
    initReports(this);
    initPages(this);
    initHealth(this);
  }

  async install(): Promise<void> {
    for (const seed of this.seeds) await seed();
  }
}
