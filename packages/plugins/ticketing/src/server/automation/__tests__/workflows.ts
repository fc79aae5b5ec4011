import type { Model } from '@nocobase/database';
import { TICKET_EVENT_TRIGGER, type TicketEventConfig } from '../../../shared/automation';
import type { TestDesk } from '../../__tests__/kit';

interface NodeValues {
  key?: string;
  type: string;
  config: object;
}

interface WorkflowValues {
  title?: string;
  nodes?: NodeValues[];
}

let count = 0;

/** An enabled workflow that waits for ticket events, as the canvas would save it. */
export async function aWorkflow(
  desk: TestDesk,
  config: TicketEventConfig,
  { title, nodes = [] }: WorkflowValues = {},
): Promise<Model> {
  count += 1;
  const values = {
    title: title ?? `Workflow ${count}`,
    type: TICKET_EVENT_TRIGGER,
    enabled: true,
    current: true,
    config,
  };
  const workflow = await desk.repo('workflows').create({ values });
  let upstream: Model | null = null;
  for (const node of nodes) {
    const created: Model & { setDownstream?(next: Model): Promise<void> } = await desk
      .repo('flow_nodes')
      .create({ values: { ...node, workflowId: workflow.get('id'), upstreamId: upstream?.get('id') ?? null } });
    if (upstream)
      await desk
        .repo('flow_nodes')
        .update({ filterByTk: upstream.get('id'), values: { downstreamId: created.get('id') } });
    upstream = created;
  }
  return workflow;
}

/** What a workflow has run for so far, oldest first. */
export async function runsOf(desk: TestDesk, workflow: Model): Promise<Model[]> {
  const filter = { key: workflow.get('key') };
  return desk.repo('executions').find({ filter, sort: ['id'], appends: ['jobs'] });
}

/** Resolves when every event so far has been offered to the workflows and they have run. */
export async function automationsAtRest(desk: TestDesk): Promise<void> {
  const end = Date.now() + 30_000;
  let calm = 0;
  while (calm < 3) {
    const jobs = await desk.repo('ticketingJobs').count({ filter: { failedAt: null } });
    const running = await desk.repo('executions').count({ filter: { $or: [{ status: null }, { status: 0 }] } });
    calm = jobs + running === 0 ? calm + 1 : 0;
    if (Date.now() > end) throw new Error(`${jobs} jobs and ${running} executions are still under way`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
