import type { Database } from '@nocobase/database';
import type { WorkflowModel } from '@nocobase/plugin-workflow';
import { ASSIGN_NODE, TICKET_EVENT_TRIGGER } from '../../../shared/automation';
import { ticketPath } from '../../../shared/inboxPage';
import { IN_APP_CHANNEL } from './inAppChannel';

const WORKFLOW = 'ticketing-assign-new';
const ASSIGN = 'ticketing-assign-new-assign';
const TICKET = '$context.data.ticket';

/** New tickets of the default team go round its members, and who gets one is told. */
export async function seedAssignment(db: Database, t: (key: string) => string): Promise<void> {
  const workflows = db.getRepository('workflows');
  if ((await workflows.count({ filter: { key: WORKFLOW } })) > 0) return;
  const workflow: WorkflowModel & { createNode(values: object): Promise<ChainedNode> } = await workflows.create({
    values: {
      key: WORKFLOW,
      title: t('Assign new tickets'),
      description: t(
        'New tickets of the default team go to whoever of the team has waited longest, who is then notified.',
      ),
      type: TICKET_EVENT_TRIGGER,
      sync: false,
      enabled: true,
      current: true,
      config: {
        events: ['created'],
        condition: {
          $and: [{ assignee: { id: { $notExists: true } } }, { team: { isDefault: { $isTruly: true } } }],
        },
      },
    },
  });
  const assign = await workflow.createNode({
    key: ASSIGN,
    type: ASSIGN_NODE,
    title: t('Assign to the next of the team'),
    config: { ticketId: `{{${TICKET}.id}}`, strategy: 'roundRobin', keepAssignee: true },
  });
  const notify = await workflow.createNode({
    type: 'notification',
    title: t('Notify the assignee'),
    upstreamId: assign.get('id'),
    config: {
      channelName: IN_APP_CHANNEL,
      receivers: [`{{$jobsMapByNodeKey.${ASSIGN}.assigneeId}}`],
      // The title is compiled twice by the platform: nothing that a customer wrote may be in it.
      title: t('A ticket for you'),
      content: `{{{${TICKET}.number}}}: {{{${TICKET}.subject}}}`,
      options: { url: ticketPath(`{{${TICKET}.id}}`), duration: 5 },
      ignoreFail: true,
    },
  });
  await assign.setDownstream(notify);
}

interface ChainedNode {
  get(name: 'id'): string | number;
  setDownstream(node: ChainedNode): Promise<void>;
}
