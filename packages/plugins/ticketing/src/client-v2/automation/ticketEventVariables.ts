import { useFlowEngine, type PlainObject } from '@nocobase/flow-engine';
import {
  getCollectionFieldOptions,
  getCollectionManagerAdapter,
  type UseVariableOptions,
  type VariableOption,
} from '@nocobase/plugin-workflow/client-v2';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { scalar } from './variableFields';

/** Variables of the trigger, as the server fills them in: `$context.data.ticket.…`, `.event.…`, `.comment.…`, `.actor.…`. */
export function useTicketEventVariables(_config: PlainObject, options: UseVariableOptions = {}): VariableOption[] {
  const engine = useFlowEngine();
  const t = useT();
  const collectionManager = getCollectionManagerAdapter(engine.context.dataSourceManager);
  const choices = (fields: PlainObject[], appends: string[] = []) =>
    getCollectionFieldOptions({ ...options, appends, fields, compile: t, collectionManager });
  const relation = (name: string, target: string, title: string) => ({
    collectionName: target,
    name,
    type: 'hasOne',
    target,
    uiSchema: { title },
  });
  const group = (value: string, label: string, children: VariableOption[]) =>
    children.length > 0 ? [{ key: value, value, label, children }] : [];

  // The server loads what a ticket refers to directly, and its tags.
  const toOne = collectionManager
    .getCollectionAllFields(COLLECTIONS.tickets)
    .filter(({ type }) => type === 'belongsTo')
    .map(({ name }) => `ticket.${name}`);

  const children = [
    ...choices([relation('ticket', COLLECTIONS.tickets, t('Ticket'))], ['ticket', ...toOne, 'ticket.tags']),
    ...group('event', t('Event'), [
      ...choices([
        scalar('type', t('Kind of event')),
        scalar('fromStatus', t('Status before')),
        scalar('toStatus', t('Status after')),
        scalar('fromAssigneeId', t('Assignee before (ID)'), { target: 'users' }),
        scalar('toAssigneeId', t('Assignee after (ID)'), { target: 'users' }),
        scalar('occurredAt', t('Time'), { interface: 'datetime' }),
        scalar('causer', t('Who caused it')),
        scalar('causeLabel', t('Name of the automation')),
      ]),
    ]),
    ...choices([relation('comment', COLLECTIONS.comments, t('Comment'))], ['comment']),
    ...group('actor', t('Who caused it'), [
      ...choices([
        scalar('kind', t('Person, customer or automation')),
        scalar('id', t('ID')),
        scalar('name', t('Name')),
        scalar('email', t('Email'), { interface: 'email' }),
      ]),
    ]),
  ];
  return group('data', t('Ticket event'), children);
}
