import type WorkflowPlugin from '@nocobase/plugin-workflow';
import {
  Instruction,
  JOB_STATUS,
  type FlowNodeModel,
  type IJob,
  type JobModel,
  type Processor,
} from '@nocobase/plugin-workflow';
import type { Transaction } from 'sequelize';
import type { z } from 'zod';
import { BY_SYSTEM, type ChangeContext } from '../../kernel/cause';
import { deskLanguage, deskText } from '../../kernel/deskTexts';
import { TicketingError } from '../../kernel/errors';
import { inTransaction } from '../../kernel/transactions';
import { workflowCause } from '../../kernel/workflowCause';
import type { TicketingPlugin } from '../../plugin';
import { configErrors } from '../configSchemas';

/** A workflow node that changes a ticket in the desk's name, by the same rules as everyone else. */
export abstract class TicketNode<Config> extends Instruction {
  protected abstract readonly schema: z.ZodType<Config>;

  constructor(
    workflow: WorkflowPlugin,
    protected readonly desk: TicketingPlugin,
  ) {
    super(workflow);
  }

  /** @returns what later nodes may use */
  protected abstract change(config: Config, context: ChangeContext, transaction: Transaction): Promise<object>;

  /** Whether the workflow goes on after the desk has refused. */
  protected toleratesRefusal(_config: Config): boolean {
    return false;
  }

  override validateConfig(config: unknown): Record<string, string> | null {
    return configErrors(this.schema, config, (field) =>
      deskText(this.desk.app, 'This value of the node is not valid: {{field}}.', { field }),
    );
  }

  override async run(node: FlowNodeModel, _input: JobModel, processor: Processor): Promise<IJob> {
    const parsed = this.schema.safeParse(processor.getParsedValue(node.config, node.id));
    if (!parsed.success) {
      const fields = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
      return this.refusal(new TicketingError('FIELD_INVALID', 422, { vars: { field: fields } }));
    }
    try {
      const result = await this.changeAs(parsed.data, node, processor);
      return { status: JOB_STATUS.RESOLVED, result };
    } catch (error) {
      if (!(error instanceof TicketingError)) throw error;
      processor.logger.warn(`node ${node.id}: ${error.code}`, { vars: error.vars });
      return this.refusal(error, this.toleratesRefusal(parsed.data));
    }
  }

  private async changeAs(config: Config, node: FlowNodeModel, processor: Processor): Promise<object> {
    const { execution } = processor;
    const open =
      processor.getScopeTransaction(node, 'main') ??
      this.workflow.useDataSourceTransaction('main', processor.transaction);
    return inTransaction(this.desk.db, open, async (transaction) => {
      const cause = await workflowCause(this.desk.db, [...(execution.stack ?? []), execution.id], transaction);
      return this.change(config, { actor: BY_SYSTEM.actor, cause }, transaction);
    });
  }

  private async refusal({ code, vars, field }: TicketingError, tolerated = false): Promise<IJob> {
    const { app } = this.desk;
    const message = deskText(app, code, vars, await deskLanguage(app));
    const result = { code, message, ...(field ? { field } : {}) };
    return { status: tolerated ? JOB_STATUS.RESOLVED : JOB_STATUS.FAILED, result };
  }
}
