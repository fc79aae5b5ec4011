import { theme } from 'antd';
import { observer } from '@nocobase/flow-engine';
import { useT } from '../../../locale';
import { PriorityMark } from '../../../ui/PriorityMark';
import { RelativeTime } from '../../../ui/RelativeTime';
import { useColleagues } from '../../conversation/useColleagues';
import { useLookups } from '../../lookups';
import { idOf, nameOfPerson } from '../../tickets';
import { useMay } from '../../useMay';
import type { DetailsSectionProps } from '../registry';
import { useDeskRows } from '../useDeskRows';
import { ChoiceProperty } from './ChoiceProperty';
import { FollowersProperty } from './FollowersProperty';
import { PropertyRow } from './PropertyRow';
import { RequesterProperty } from './RequesterProperty';
import { StatusProperty } from './StatusProperty';
import { TagsProperty } from './TagsProperty';

/** What every ticket has, to be changed in place by those who may. */
const PropertiesSection = observer(function PropertiesSection({ ticket, run, reload }: DetailsSectionProps) {
  const t = useT();
  const { token } = theme.useToken();
  const may = useMay();
  const { priorities } = useLookups();
  const types = useDeskRows('types');
  const teams = useDeskRows('teams');
  const people = useColleagues();
  const { version } = ticket;
  const locked = { update: !may('update'), assign: !may('assign') };
  const named = (name: string | null | undefined) => name && t(name);
  const assignees = people.map((person) => ({ value: idOf(person.id), label: nameOfPerson(person) }));
  const assignee = ticket.assignee && { value: idOf(ticket.assignee.id), label: nameOfPerson(ticket.assignee) };

  return (
    <div style={{ display: 'grid', gap: token.marginXXS }}>
      <StatusProperty ticket={ticket} reload={reload} />
      <PropertyRow label={t('Priority')}>
        <ChoiceProperty
          name="priority"
          label={t('Priority')}
          value={ticket.priorityKey ?? null}
          options={priorities.map((one) => ({ value: one.key, label: named(one.label) ?? one.key }))}
          icon={<PriorityMark priority={priorities.find(({ key }) => key === ticket.priorityKey)} />}
          isLocked={locked.update}
          onChoose={(priorityKey) => run('update', { priorityKey, version })}
        />
      </PropertyRow>
      <PropertyRow label={t('Type')}>
        <ChoiceProperty
          name="type"
          label={t('Type')}
          value={ticket.typeKey ?? null}
          options={types.map((one) => ({ value: String(one.key), label: named(one.label) ?? String(one.key) }))}
          isLocked={locked.update}
          onChoose={(typeKey) => run('update', { typeKey, version })}
        />
      </PropertyRow>
      <PropertyRow label={t('Team')}>
        <ChoiceProperty
          name="team"
          label={t('Team')}
          value={ticket.teamId == null ? null : idOf(ticket.teamId)}
          current={ticket.team?.name}
          options={teams.map((one) => ({ value: idOf(one.id), label: one.name ?? '' }))}
          isLocked={locked.assign}
          onChoose={(teamId) => run('assign', { teamId, version })}
        />
      </PropertyRow>
      <PropertyRow label={t('Assignee')}>
        <ChoiceProperty
          name="assignee"
          label={t('Assignee')}
          placeholder={t('Unassigned')}
          allowClear
          value={assignee?.value ?? null}
          current={assignee?.label}
          options={assignees}
          isLocked={locked.assign}
          onChoose={(assigneeId) => run('assign', { assigneeId, version })}
        />
      </PropertyRow>
      <RequesterProperty ticket={ticket} run={run} isLocked={locked.update} />
      <TagsProperty ticket={ticket} run={run} isLocked={!may('tag')} />
      <FollowersProperty ticket={ticket} run={run} isLocked={!may('follow')} />
      <PropertyRow label={t('Created')}>
        <RelativeTime value={ticket.createdAt} />
      </PropertyRow>
    </div>
  );
});

export default PropertiesSection;
