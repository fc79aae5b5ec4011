import { FilterDynamicComponent } from '@nocobase/plugin-workflow/client-v2';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Form, Select } from 'antd';
import { CAUSERS, COMMENT_KINDS_TO_HEAR, EVENTS_TO_HEAR, type EventToHear } from '../../shared/automation';
import { COLLECTIONS } from '../../shared/collectionNames';
import { COMMENT_KINDS } from '../../shared/comments';
import { useT } from '../locale';
import { CAUSER_LABELS, EVENT_LABELS } from './labels';
import { StatusesSelect } from './recordSelects';

/** What the trigger waits for. Conditions of an event show when that event is chosen. */
export default function TicketEventFieldset() {
  const t = useT();
  const events: EventToHear[] = Form.useWatch(['config', 'events']) ?? [];
  const any = t('Any');
  const kinds = COMMENT_KINDS.filter(({ value }) => COMMENT_KINDS_TO_HEAR.includes(value));
  return (
    <>
      <TicketEventPreset />
      {events.includes('statusChanged') && (
        <>
          <Form.Item name={['config', 'fromStatuses']} label={t('Status before')}>
            <StatusesSelect placeholder={any} />
          </Form.Item>
          <Form.Item name={['config', 'toStatuses']} label={t('Status after')}>
            <StatusesSelect placeholder={any} />
          </Form.Item>
        </>
      )}
      {events.includes('commented') && (
        <Form.Item name={['config', 'commentKinds']} label={t('Kind of comment')}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            allowClear
            placeholder={any}
            options={kinds.map(({ value, label }) => ({ value, label: t(label) }))}
          />
        </Form.Item>
      )}
      {events.includes('updated') && (
        <Form.Item name={['config', 'changedFields']} label={t('Changed fields')}>
          <ChangedFieldsSelect placeholder={any} />
        </Form.Item>
      )}
      <Form.Item name={['config', 'causers']} label={t('Who caused it')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          allowClear
          placeholder={t('Anyone')}
          options={CAUSERS.map((value) => ({ value, label: t(CAUSER_LABELS[value]) }))}
        />
      </Form.Item>
      <Form.Item
        name={['config', 'condition']}
        label={t('Only if the ticket matches')}
        extra={t('Looked at right after the event, as the ticket is then.')}
      >
        <FilterDynamicComponent collection={COLLECTIONS.tickets} rightAsVariable={false} />
      </Form.Item>
    </>
  );
}

/** Asked for when the workflow is made: without an event it would wait for nothing. */
export function TicketEventPreset() {
  const t = useT();
  return (
    <Form.Item name={['config', 'events']} label={t('Events')} rules={[{ required: true }]}>
      <Select
        mode="multiple"
        optionFilterProp="label"
        options={EVENTS_TO_HEAR.map((value) => ({ value, label: t(EVENT_LABELS[value]) }))}
      />
    </Form.Item>
  );
}

interface ChangedFieldsProps {
  value?: string[];
  onChange?: (value: string[]) => void;
  placeholder?: string;
}

/** Columns of a ticket that the event "updated" is about: neither the status nor the assignment, which have their own. */
function ChangedFieldsSelect(props: ChangedFieldsProps) {
  const t = useT();
  const tickets = useFlowEngine().context.dataSourceManager.getCollection('main', COLLECTIONS.tickets);
  const fields = tickets?.getFields() ?? [];
  const columns = fields.flatMap(({ name, type, foreignKey, uiSchema, interface: kind, title }) => {
    if (!kind || NOT_TOLD.includes(name) || TO_MANY.includes(type)) return [];
    const label = t(String(uiSchema?.title ?? title ?? name));
    const column = type === 'belongsTo' ? foreignKey : name;
    return column && !NOT_TOLD.includes(column) ? [{ value: column, label, weight: type === 'belongsTo' ? 0 : 1 }] : [];
  });
  // A relation and its key are one column: the relation has the better name.
  const options = columns
    .sort((a, b) => a.weight - b.weight)
    .filter(({ value }, index, all) => all.findIndex((other) => other.value === value) === index);
  return <Select {...props} mode="multiple" allowClear optionFilterProp="label" options={options} />;
}

const TO_MANY = ['hasMany', 'belongsToMany', 'hasOne', 'belongsToArray'];
const NOT_TOLD = [
  ...['id', 'number', 'version', 'statusKey', 'assigneeId', 'teamId', 'messageCount', 'lastMessageAt', 'preview'],
  ...['waitingSince', 'createdAt', 'updatedAt', 'createdById', 'updatedById'],
];
