import type { Model } from '@nocobase/database';
import type WorkflowPlugin from '@nocobase/plugin-workflow';
import type { WorkflowModel } from '@nocobase/plugin-workflow';

/** The engine creates executions one after another: this long may those before ours take. */
const PATIENCE_MS = 30_000;

/**
 * Starts workflows so that it is known whether they started. The engine keeps what it is asked for in memory until it has
 * written an execution; only then is it safe to forget the job.
 */
export class Executions {
  private readonly awaited = new Map<string, () => void>();

  constructor(private readonly workflows: WorkflowPlugin) {
    workflows.db.on('executions.afterCreate', (execution: Model) => this.awaited.get(execution.get('eventKey'))?.());
  }

  /**
   * Runs the workflow, unless it has been started by this key before: on this node or another one, in this life or an
   * earlier one.
   * @param eventKey unique among all executions; the database sees to that
   */
  async startOnce(workflow: WorkflowModel, context: object, eventKey: string): Promise<void> {
    if (await this.started(eventKey)) return;
    let timer: NodeJS.Timeout | undefined;
    const start = new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`workflow ${workflow.key} did not start in time`)), PATIENCE_MS);
      this.awaited.set(eventKey, resolve);
      const onTriggerFail = (_workflow: unknown, _context: unknown, _options: unknown, error?: unknown) =>
        reject(error instanceof Error ? error : new Error(`workflow ${workflow.key} did not start`));
      void this.workflows.trigger(workflow, context, { eventKey, onTriggerFail });
    });
    try {
      await start;
    } finally {
      clearTimeout(timer);
      this.awaited.delete(eventKey);
    }
  }

  private async started(eventKey: string): Promise<boolean> {
    return (await this.workflows.db.getRepository('executions').count({ filter: { eventKey } })) > 0;
  }
}
