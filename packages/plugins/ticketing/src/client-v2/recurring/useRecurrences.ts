import { useCallback, useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { MissedPolicy } from '../../shared/recurrences';
import { deskErrorOf, useDeskApi } from '../workspace';

type Id = number | string;

export interface RecurrenceDraft {
  title: string;
  templateId: Id | null;
  cron: string;
  timeZone: string;
  missed: MissedPolicy;
  enabled: boolean;
}

/** A recurrence as the API answers it. */
export interface Recurrence extends RecurrenceDraft {
  id: Id;
  nextRunAt: string | null;
  lastRunAt: string | null;
  lastTicketId: Id | null;
  lastTicket?: { id: Id; number: string } | null;
  lastError: string | null;
  failures: number;
}

export interface RecurrencesState {
  recurrences: Recurrence[] | undefined;
  templates: { id: Id; title: string; isActive: boolean }[];
  /** The server's sentence, when they could not be loaded. */
  problem: string | undefined;
  reload: () => Promise<void>;
  save: (id: Id | undefined, draft: Partial<RecurrenceDraft>) => Promise<void>;
  remove: (id: Id) => Promise<void>;
}

/** What comes again and again, and what it can be made from. */
export function useRecurrences(): RecurrencesState {
  const api = useDeskApi();
  const [recurrences, setRecurrences] = useState<Recurrence[]>();
  const [templates, setTemplates] = useState<RecurrencesState['templates']>([]);
  const [problem, setProblem] = useState<string>();

  const reload = useCallback(async () => {
    setProblem(undefined);
    const list = { paginate: false, sort: ['title'] };
    try {
      const [rows, known] = await Promise.all([
        api.get<Recurrence[]>(`${COLLECTIONS.recurrences}:list`, { ...list, appends: ['lastTicket'] }),
        api.get<RecurrencesState['templates']>(`${COLLECTIONS.templates}:list`, list),
      ]);
      setRecurrences(rows);
      setTemplates(known);
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [api]);
  useEffect(() => void reload(), [reload]);

  return {
    ...{ recurrences, templates, problem, reload },
    async save(id, draft) {
      const action = id === undefined ? 'create' : 'update';
      await api.post(`${COLLECTIONS.recurrences}:${action}`, id === undefined ? null : String(id), { ...draft });
      await reload();
    },
    async remove(id) {
      await api.post(`${COLLECTIONS.recurrences}:destroy`, String(id));
      await reload();
    },
  };
}
