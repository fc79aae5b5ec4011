import { observer } from '@nocobase/flow-engine';
import { Alert, Form, Input, Select, Typography } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useT } from '../../../locale';
import { StatusDot } from '../../../ui/StatusDot';
import { textToHtml } from '../../conversation/textToHtml';
import { useColleagues } from '../../conversation/useColleagues';
import { useDeskRows } from '../../details/useDeskRows';
import { useLookups } from '../../lookups';
import { idOf, nameOfPerson } from '../../tickets';
import type { BulkParamsProps as Props } from './bulkKinds';
import { MacroFields, MergeFields, NoteFields, SnoozeFields } from './MoreParams';

/** What an action needs to know, for all tickets alike. */
export function BulkParams(props: Props) {
  const fields = FIELDS[props.kind.key];
  return (
    <Form layout="vertical" disabled={props.isDisabled} style={{ marginBottom: -16 }}>
      {fields ? fields(props) : <Nothing {...props} />}
    </Form>
  );
}

const StatusFields = observer(function StatusFields({ onChange }: Props) {
  const t = useT();
  const { statuses } = useLookups();
  const [statusKey, setStatusKey] = useState<string>();
  const [comment, setComment] = useState('');
  const change = (key: string | undefined, reason: string) => {
    setStatusKey(key);
    setComment(reason);
    onChange(key ? { statusKey: key, ...(reason.trim() ? { comment: textToHtml(reason) } : {}) } : undefined);
  };
  return (
    <>
      <Form.Item label={t('New status')} required>
        <Select
          aria-label={t('New status')}
          data-testid="ticketing-bulk-value"
          value={statusKey}
          options={statuses
            .filter(({ category }) => category !== 'merged' && category !== 'new')
            .map((status) => ({
              value: status.key,
              label: (
                <>
                  <StatusDot status={status} /> {t(status.label ?? status.key)}
                </>
              ),
            }))}
          onChange={(key) => change(key, comment)}
        />
      </Form.Item>
      <Form.Item label={t('Reason (optional)')} extra={t('Kept as an internal note. The customer does not see it.')}>
        <Input.TextArea
          aria-label={t('Reason (optional)')}
          value={comment}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => change(statusKey, target.value)}
        />
      </Form.Item>
    </>
  );
});

const NOBODY = '';

const AssignFields = observer(function AssignFields({ onChange }: Props) {
  const t = useT();
  const people = useColleagues();
  const teams = useDeskRows('teams');
  const [assignee, setAssignee] = useState<string>();
  const [team, setTeam] = useState<string>();
  const change = (who: string | undefined, which: string | undefined) => {
    setAssignee(who);
    setTeam(which);
    const person = who === undefined ? {} : { assigneeId: who === NOBODY ? null : who };
    onChange(who === undefined && !which ? undefined : { ...person, ...(which ? { teamId: which } : {}) });
  };
  return (
    <>
      <Form.Item label={t('Assignee')}>
        <Select
          aria-label={t('Assignee')}
          data-testid="ticketing-bulk-value"
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('As it is')}
          value={assignee}
          options={[
            { value: 'me', label: t('Me') },
            { value: NOBODY, label: t('Nobody') },
            ...people.map((person) => ({ value: idOf(person.id), label: nameOfPerson(person) })),
          ]}
          onChange={(who?: string) => change(who, team)}
        />
      </Form.Item>
      <Form.Item label={t('Team')}>
        <Select
          aria-label={t('Team')}
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('As it is')}
          value={team}
          options={teams.map((one) => ({ value: idOf(one.id), label: one.name ?? '' }))}
          onChange={(which?: string) => change(assignee, which)}
        />
      </Form.Item>
    </>
  );
});

const PriorityFields = observer(function PriorityFields({ onChange }: Props) {
  const t = useT();
  const { priorities } = useLookups();
  return (
    <Form.Item label={t('Priority')} required>
      <Select
        aria-label={t('Priority')}
        data-testid="ticketing-bulk-value"
        options={priorities.map(({ key, label }) => ({ value: key, label: t(label ?? key) }))}
        onChange={(priorityKey: string) => onChange({ priorityKey })}
      />
    </Form.Item>
  );
});

const TagFields = observer(function TagFields({ onChange }: Props) {
  const t = useT();
  const tags = useDeskRows('tags');
  const [names, setNames] = useState<{ add: string[]; remove: string[] }>({ add: [], remove: [] });
  const change = (part: Partial<typeof names>) => {
    const next = { ...names, ...part };
    setNames(next);
    onChange(next.add.length + next.remove.length > 0 ? next : undefined);
  };
  const options = tags.map(({ name }) => ({ value: name ?? '', label: name ?? '' }));
  return (
    <>
      <Form.Item label={t('Add tags')}>
        <Select
          mode="tags"
          aria-label={t('Add tags')}
          data-testid="ticketing-bulk-value"
          value={names.add}
          options={options}
          onChange={(add: string[]) => change({ add })}
        />
      </Form.Item>
      <Form.Item label={t('Remove tags')}>
        <Select
          mode="multiple"
          aria-label={t('Remove tags')}
          value={names.remove}
          options={options}
          onChange={(remove: string[]) => change({ remove })}
        />
      </Form.Item>
    </>
  );
});

/** There is nothing to say but yes. */
function Nothing({ kind, count, onChange }: Props) {
  const t = useT();
  const ready = useRef(onChange);
  useEffect(() => ready.current({}), []);
  return (
    <Form.Item>
      {kind.isDangerous ? (
        <Alert type="warning" showIcon message={t('{{count}} tickets are deleted for good.', { count })} />
      ) : (
        <Typography.Text>{t('{{count}} tickets are marked.', { count })}</Typography.Text>
      )}
    </Form.Item>
  );
}

const FIELDS: Readonly<Record<string, (props: Props) => ReactNode>> = {
  status: (props) => <StatusFields {...props} />,
  assign: (props) => <AssignFields {...props} />,
  priority: (props) => <PriorityFields {...props} />,
  tag: (props) => <TagFields {...props} />,
  macro: (props) => <MacroFields {...props} />,
  note: (props) => <NoteFields {...props} />,
  snooze: (props) => <SnoozeFields {...props} />,
  merge: (props) => <MergeFields {...props} />,
};
