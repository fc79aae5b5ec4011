import { useMemo } from 'react';
import { useLanguage, useT } from '../locale';
import { useColleagues } from './conversation/useColleagues';
import { useDeskRows } from './details/useDeskRows';
import { useLookups } from './lookups';
import { idOf, nameOfPerson } from './tickets';

const FIELD_LABELS: Readonly<Record<string, string>> = {
  statusKey: 'Status',
  assigneeId: 'Assignee',
  subject: 'Subject',
  priorityKey: 'Priority',
  typeKey: 'Type',
  teamId: 'Team',
  requesterId: 'Requester',
  organizationId: 'Organization',
  tags: 'Tags',
  snoozedUntil: 'Snoozed until',
};

export interface ChangeNames {
  field: (name: string) => string;
  value: (field: string, value: unknown) => string;
}

/** What a change is called: fields and their values in words. To be read in an observer. */
export function useChangeNames(): ChangeNames {
  const t = useT();
  const language = useLanguage();
  const { statuses, priorities } = useLookups();
  const people = useColleagues();
  const teams = useDeskRows('teams');
  const types = useDeskRows('types');
  return useMemo(() => {
    const labelled = (rows: readonly { key?: unknown; label?: string | null }[], key: unknown) =>
      t(rows.find((row) => row.key === key)?.label ?? String(key));
    return {
      field: (name) => t(FIELD_LABELS[name] ?? name),
      value: (field, value) => {
        if (value === null || value === undefined || value === '') return '—';
        if (Array.isArray(value)) return value.length === 0 ? '—' : value.join(', ');
        const id = typeof value === 'string' || typeof value === 'number' ? idOf(value) : '';
        if (field === 'statusKey') return labelled(statuses, value);
        if (field === 'priorityKey') return labelled(priorities, value);
        if (field === 'typeKey') return labelled(types, value);
        if (field === 'assigneeId') return nameOfPerson(people.find((person) => idOf(person.id) === id)) || id;
        if (field === 'teamId') return teams.find((team) => idOf(team.id) === id)?.name ?? id;
        if (field === 'snoozedUntil') {
          return new Date(id).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
        }
        return typeof value === 'object' ? JSON.stringify(value) : String(value);
      },
    };
  }, [t, language, statuses, priorities, people, teams, types]);
}
