import type { Filter } from '@nocobase/database';
import type WorkflowPlugin from '@nocobase/plugin-workflow';
import type { WorkflowModel } from '@nocobase/plugin-workflow';
import type { Application } from '@nocobase/server';
import type { Transaction } from 'sequelize';
import { isAwaited, LONGEST_CHAIN, TICKET_EVENT_TRIGGER, type TicketEventConfig } from '../../shared/automation';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketEventType } from '../../shared/ticketEvents';
import type { Jobs } from '../kernel/jobs';
import type { TicketEvent } from '../kernel/ticketEvents';
import { describeEvent, type TicketEventVariables } from './eventVariables';
import { Executions } from './executions';
import { fromPayload, toPayload, type RecordedEvent } from './recordedEvent';

const JOB = 'automation.emit';

type StoppedListener = (workflow: WorkflowModel, event: RecordedEvent) => Promise<void>;

/**
 * Tells workflows of ticket events. The change itself only writes a job, and only when somebody listens; whatever takes
 * time happens after the commit. At least once for every event, and exactly once for every workflow.
 */
export class Emission {
  private readonly executions: Executions;

  constructor(
    private readonly app: Application,
    private readonly workflows: WorkflowPlugin,
    private readonly jobs: Jobs,
    private readonly onStopped: StoppedListener,
  ) {
    this.executions = new Executions(workflows);
    jobs.register(JOB, (payload) => this.emit(fromPayload(payload)));
  }

  async announce(event: TicketEvent, transaction: Transaction): Promise<void> {
    if (this.listeners(event.type).length === 0) return;
    await this.jobs.enqueue({ name: JOB, payload: toPayload(event) }, transaction);
  }

  /** May run again for the same event: what has started is not started twice. */
  private async emit(event: RecordedEvent): Promise<void> {
    const listeners = this.listeners(event.type);
    const variables = listeners.length > 0 ? await describeEvent(this.app, event) : null;
    if (!variables) return;
    const failures: unknown[] = [];
    for (const workflow of listeners) {
      try {
        if (await this.concerns(workflow, variables)) await this.start(workflow, event, variables);
      } catch (error) {
        // One workflow with a broken condition must not keep the others from running.
        failures.push(new Error(`workflow ${workflow.key}: ${String(error)}`, { cause: error }));
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '));
  }

  private listeners(type: TicketEventType): WorkflowModel[] {
    return [...this.workflows.enabledCache.values()].filter(
      (workflow) =>
        workflow.type === TICKET_EVENT_TRIGGER && configOf(workflow).events?.some((heard) => heard === type),
    );
  }

  private async concerns(workflow: WorkflowModel, { ticket, event, comment }: TicketEventVariables): Promise<boolean> {
    const config = configOf(workflow);
    if (!isAwaited(config, event, comment && String(comment.kind))) return false;
    const { condition } = config;
    if (!condition || Object.keys(condition).length === 0) return true;
    const filterByTk = String(ticket.id);
    return (
      (await this.app.db.getRepository(COLLECTIONS.tickets).count({ filterByTk, filter: condition as Filter })) > 0
    );
  }

  private async start(workflow: WorkflowModel, event: RecordedEvent, data: TicketEventVariables): Promise<void> {
    if (event.cause.depth >= LONGEST_CHAIN) return this.onStopped(workflow, event);
    // By the workflow's key: a new version of it must not run for what an older one has seen to.
    await this.executions.startOnce(workflow, { data }, `${TICKET_EVENT_TRIGGER}:${event.id}:${workflow.key}`);
  }
}

const configOf = (workflow: WorkflowModel): TicketEventConfig => workflow.config ?? {};
