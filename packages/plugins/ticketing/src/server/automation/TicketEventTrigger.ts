import type WorkflowPlugin from '@nocobase/plugin-workflow';
import { Trigger, type EventOptions, type WorkflowModel } from '@nocobase/plugin-workflow';
import { deskText } from '../kernel/deskTexts';
import type { TicketingPlugin } from '../plugin';
import { configErrors, ticketEventConfig } from './configSchemas';
import { describeManualStart } from './eventVariables';

/** Starts a workflow when something happens to a ticket. Who listens to what is `Emission`'s business. */
export class TicketEventTrigger extends Trigger {
  /** Always off the path of the request that made the change. */
  override sync = false;

  constructor(
    workflow: WorkflowPlugin,
    private readonly desk: TicketingPlugin,
  ) {
    super(workflow);
  }

  override validateConfig(config: unknown): Record<string, string> | null {
    return configErrors(ticketEventConfig, config, (field) =>
      field === 'events'
        ? deskText(this.desk.app, 'Choose at least one event.')
        : deskText(this.desk.app, 'This value of the trigger is not valid: {{field}}.', { field }),
    );
  }

  override validateContext(values: { data?: unknown }): Record<string, string> | null {
    return values?.data ? null : { data: deskText(this.desk.app, 'Choose a ticket.') };
  }

  /** By hand, from the canvas, with a ticket of the admin's choice. */
  override async execute(workflow: WorkflowModel, values: { data?: unknown }, options: EventOptions) {
    const data = await describeManualStart(this.desk.app, values.data);
    return data ? this.workflow.trigger(workflow, { data }, options) : null;
  }
}
