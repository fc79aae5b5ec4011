import { useCallback, useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketTemplate } from '../../shared/ticketTemplates';
import { deskErrorOf, useDeskApi } from '../workspace';

/** What is needed to say what a template gives a ticket. */
export interface TemplateChoices {
  types: { key: string; label: string }[];
  priorities: { key: string; label: string }[];
  teams: { id: number | string; name: string }[];
  tags: { id: number | string; name: string }[];
}

export type TemplateDraft = Omit<TicketTemplate, 'id' | 'ownerId'>;

export interface TemplatesState {
  templates: TicketTemplate[] | undefined;
  choices: TemplateChoices;
  /** The server's sentence, when they could not be loaded. */
  problem: string | undefined;
  reload: () => Promise<void>;
  save: (id: TicketTemplate['id'] | undefined, draft: TemplateDraft) => Promise<void>;
  remove: (id: TicketTemplate['id']) => Promise<void>;
}

const NOTHING: TemplateChoices = { types: [], priorities: [], teams: [], tags: [] };

/** The templates that the caller may use, and what they are made of. */
export function useTemplates(): TemplatesState {
  const api = useDeskApi();
  const [templates, setTemplates] = useState<TicketTemplate[]>();
  const [choices, setChoices] = useState(NOTHING);
  const [problem, setProblem] = useState<string>();

  const reload = useCallback(async () => {
    setProblem(undefined);
    const all = <T>(collection: string, sort: string) =>
      api.get<T[]>(`${collection}:list`, { paginate: false, sort: [sort] });
    try {
      const [rows, types, priorities, teams, tags] = await Promise.all([
        all<TicketTemplate>(COLLECTIONS.templates, 'title'),
        all<TemplateChoices['types'][number]>(COLLECTIONS.types, 'position'),
        all<TemplateChoices['priorities'][number]>(COLLECTIONS.priorities, '-weight'),
        all<TemplateChoices['teams'][number]>(COLLECTIONS.teams, 'name'),
        all<TemplateChoices['tags'][number]>(COLLECTIONS.tags, 'name'),
      ]);
      setTemplates(rows);
      setChoices({ types, priorities, teams, tags });
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [api]);
  useEffect(() => void reload(), [reload]);

  return {
    ...{ templates, choices, problem, reload },
    async save(id, draft) {
      const action = id === undefined ? 'create' : 'update';
      await api.post(`${COLLECTIONS.templates}:${action}`, id === undefined ? null : String(id), { ...draft });
      await reload();
    },
    async remove(id) {
      await api.post(`${COLLECTIONS.templates}:destroy`, String(id));
      await reload();
    },
  };
}
