import { observer } from '@nocobase/flow-engine';
import { Flex, InputNumber, Select } from 'antd';
import { useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { MacroStep } from '../../shared/macros';
import { useT } from '../locale';
import { TemplateText } from '../ui/TemplateText';
import { bodyOf, editedBody } from '../ui/templateBody';
import { idOf, nameOfPerson, useColleagues, useDeskApi, useDeskRows, useLookups } from '../workspace';

interface Props<T extends MacroStep = MacroStep> {
  step: T;
  onChange: (step: MacroStep) => void;
}

type Of<T extends MacroStep['type']> = Props<Extract<MacroStep, { type: T }>>;

/** What a step needs to know. */
export function StepFields({ step, onChange }: Props) {
  switch (step.type) {
    case 'fields':
      return <TicketFields step={step} onChange={onChange} />;
    case 'assign':
      return <AssignFields step={step} onChange={onChange} />;
    case 'tags':
      return <TagFields step={step} onChange={onChange} />;
    case 'note':
    case 'reply':
      return <TextFields step={step} onChange={onChange} />;
    case 'status':
      return <StatusFields step={step} onChange={onChange} />;
    case 'snooze':
      return <SnoozeFields step={step} onChange={onChange} />;
    case 'workflow':
      return <WorkflowFields step={step} onChange={onChange} />;
    default:
      return null;
  }
}

const TicketFields = observer(function TicketFields({ step, onChange }: Of<'fields'>) {
  const t = useT();
  const { priorities } = useLookups();
  const types = useDeskRows('types');
  const set = (field: string, value: string | undefined) => {
    const { [field]: _, ...others } = step.values;
    onChange({ ...step, values: value === undefined ? others : { ...others, [field]: value } });
  };
  const select = (field: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      style={{ flex: '1 1 200px' }}
      value={typeof step.values[field] === 'string' ? step.values[field] : undefined}
      options={options}
      onChange={(value?: string) => set(field, value)}
    />
  );
  return (
    <Flex wrap gap={8}>
      {select(
        'priorityKey',
        t('Priority'),
        priorities.map(({ key, label }) => ({ value: key, label: t(label ?? key) })),
      )}
      {select(
        'typeKey',
        t('Type'),
        types.map(({ key, label }) => ({ value: key ?? '', label: t(label ?? key ?? '') })),
      )}
    </Flex>
  );
});

const NOBODY = '';

const AssignFields = observer(function AssignFields({ step, onChange }: Of<'assign'>) {
  const t = useT();
  const people = useColleagues();
  const teams = useDeskRows('teams');
  const { assigneeId, teamId, ...rest } = step;
  const who = assigneeId === undefined ? {} : { assigneeId };
  const which = teamId === undefined ? {} : { teamId };
  return (
    <Flex wrap gap={8}>
      <Select
        aria-label={t('Assignee')}
        placeholder={t('Assignee')}
        allowClear
        showSearch
        optionFilterProp="label"
        style={{ flex: '1 1 200px' }}
        value={assigneeId === undefined ? undefined : assigneeId === null ? NOBODY : String(assigneeId)}
        options={[
          { value: 'me', label: t('Whoever applies the macro') },
          { value: NOBODY, label: t('Nobody') },
          ...people.map((person) => ({ value: idOf(person.id), label: nameOfPerson(person) })),
        ]}
        onChange={(id?: string) =>
          onChange({ ...rest, ...which, ...(id === undefined ? {} : { assigneeId: id === NOBODY ? null : id }) })
        }
      />
      <Select
        aria-label={t('Team')}
        placeholder={t('Team')}
        allowClear
        showSearch
        optionFilterProp="label"
        style={{ flex: '1 1 200px' }}
        value={teamId == null ? undefined : String(teamId)}
        options={teams.map((team) => ({ value: idOf(team.id), label: team.name ?? '' }))}
        onChange={(id?: string) => onChange({ ...rest, ...who, ...(id === undefined ? {} : { teamId: id }) })}
      />
    </Flex>
  );
});

const TagFields = observer(function TagFields({ step, onChange }: Of<'tags'>) {
  const t = useT();
  const options = useDeskRows('tags').map(({ name }) => ({ value: name ?? '', label: name ?? '' }));
  const select = (part: 'add' | 'remove', label: string) => (
    <Select
      mode="multiple"
      aria-label={label}
      placeholder={label}
      style={{ flex: '1 1 200px' }}
      value={step[part]}
      options={options}
      onChange={(names: string[]) => onChange({ ...step, [part]: names })}
    />
  );
  return (
    <Flex wrap gap={8}>
      {select('add', t('Add tags'))}
      {select('remove', t('Remove tags'))}
    </Flex>
  );
});

function TextFields({ step, onChange }: Of<'note' | 'reply'>) {
  const t = useT();
  const [body, setBody] = useState(() => editedBody(step.body));
  return (
    <TemplateText
      value={body.text}
      label={step.type === 'note' ? t('Internal note') : t('Reply to the customer')}
      testId={`ticketing-macro-text-${step.type}`}
      onChange={(text) => {
        setBody({ ...body, text });
        onChange({ ...step, body: text.trim() === '' ? '' : bodyOf({ ...body, text }) });
      }}
    />
  );
}

const StatusFields = observer(function StatusFields({ step, onChange }: Of<'status'>) {
  const t = useT();
  const { statuses } = useLookups();
  return (
    <Select
      aria-label={t('New status')}
      data-testid="ticketing-macro-status"
      style={{ width: '100%' }}
      value={step.statusKey || undefined}
      placeholder={t('New status')}
      options={statuses
        .filter(({ category }) => category !== 'merged' && category !== 'new')
        .map(({ key, label }) => ({ value: key, label: t(label ?? key) }))}
      onChange={(statusKey: string) => onChange({ ...step, statusKey })}
    />
  );
});

const HOUR = 60;

function SnoozeFields({ step, onChange }: Of<'snooze'>) {
  const t = useT();
  return (
    <InputNumber
      aria-label={t('Hours')}
      addonAfter={t('Hours')}
      min={1}
      max={366 * 24}
      precision={0}
      value={Math.max(1, Math.round(step.minutes / HOUR))}
      onChange={(hours) => onChange({ ...step, minutes: (hours ?? 1) * HOUR })}
    />
  );
}

function WorkflowFields({ step, onChange }: Of<'workflow'>) {
  const t = useT();
  const api = useDeskApi();
  const [workflows, setWorkflows] = useState<readonly { key: string; title: string }[]>([]);
  useEffect(() => {
    api.get<{ key: string; title: string }[]>(`${COLLECTIONS.macros}:workflows`).then(setWorkflows, () => undefined);
  }, [api]);
  return (
    <Select
      aria-label={t('Workflow')}
      placeholder={t('Workflow')}
      style={{ width: '100%' }}
      value={step.workflowKey || undefined}
      options={workflows.map(({ key, title }) => ({ value: key, label: t(title) }))}
      onChange={(workflowKey: string) => onChange({ ...step, workflowKey })}
    />
  );
}
