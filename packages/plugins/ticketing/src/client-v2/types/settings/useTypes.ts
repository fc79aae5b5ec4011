import { useFlowEngine } from '@nocobase/flow-engine';
import { useCallback, useEffect, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { AddableKind, FieldOption, FormFieldInfo, TicketForm } from '../../../shared/ticketForm';
import { deskErrorOf, useDeskApi } from '../../workspace';

/** A row of ticketingTypes, as admins edit it. */
export interface TypeRow {
  key: string;
  label: string;
  description: string | null;
  icon: string | null;
  color: string | null;
  isActive: boolean;
  isDefault: boolean;
  forCustomers: boolean;
  position: number;
  form: unknown;
  extensionField: string | null;
  defaultTeamId: string | number | null;
  defaultPriorityKey: string | null;
}

export interface Palette {
  fields: readonly FormFieldInfo[];
  /** The collection that holds the type's own fields. */
  collectionName: string | null;
}

export interface NewFieldValues {
  title: string;
  kind: AddableKind;
  options?: readonly FieldOption[];
}

export interface TypesState {
  types: readonly TypeRow[] | undefined;
  problem: string | undefined;
  reload(): Promise<void>;
  /** All of these throw DeskError with the server's own sentence. */
  create(values: Pick<TypeRow, 'key' | 'label'>): Promise<void>;
  save(key: string, values: Partial<TypeRow> & { form?: TicketForm }): Promise<void>;
  remove(key: string): Promise<void>;
  /** Puts the types into this order. */
  arrange(keys: readonly string[]): Promise<void>;
  palette(key: string): Promise<Palette>;
  candidates(): Promise<readonly { collectionName: string; title: string }[]>;
  makeExtension(key: string, collectionName?: string): Promise<void>;
  /** @returns the field's name */
  addField(key: string, field: NewFieldValues): Promise<string>;
}

const { types: TYPES } = COLLECTIONS;

/** The ticket types, for the page on which admins make them. */
export function useTypes(): TypesState {
  const api = useDeskApi();
  const { dataSourceManager } = useFlowEngine().context;
  const [types, setTypes] = useState<readonly TypeRow[]>();
  const [problem, setProblem] = useState<string>();

  const reload = useCallback(async () => {
    setProblem(undefined);
    try {
      setTypes(await api.get<TypeRow[]>(`${TYPES}:list`, { paginate: false, sort: ['position', 'key'] }));
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [api]);

  useEffect(() => void reload(), [reload]);

  /** Collections or fields came: the page editor knows of them without the page being loaded anew. */
  const reloadHost = async () => {
    await dataSourceManager.getDataSource('main')?.reload?.();
  };

  return {
    types,
    problem,
    reload,
    async create(values) {
      const position = Math.max(0, ...(types ?? []).map((type) => type.position ?? 0)) + 1;
      await api.post(`${TYPES}:create`, null, { ...values, position });
      await reload();
    },
    async save(key, values) {
      await api.post(`${TYPES}:update`, key, { ...values });
      await reload();
    },
    async remove(key) {
      await api.post(`${TYPES}:destroy`, key);
      await reload();
    },
    async arrange(keys) {
      const at = (key: string) => keys.indexOf(key) + 1;
      const moved = (types ?? []).filter(({ key, position }) => position !== at(key));
      setTypes((before) => [...(before ?? [])].sort((a, b) => at(a.key) - at(b.key)));
      for (const { key } of moved) await api.post(`${TYPES}:update`, key, { position: at(key) });
      await reload();
    },
    palette: useCallback((key) => api.get<Palette>(`${TYPES}:palette`, { filterByTk: key }), [api]),
    candidates: useCallback(() => api.get(`${TYPES}:extensionCandidates`), [api]),
    async makeExtension(key, collectionName) {
      await api.post(`${TYPES}:makeExtension`, key, collectionName ? { collectionName } : {});
      await Promise.all([reload(), reloadHost()]);
    },
    async addField(key, field) {
      const { name } = await api.post<{ name: string }>(`${TYPES}:addField`, key, { ...field });
      await reloadHost();
      return name;
    },
  };
}
