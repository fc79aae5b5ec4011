import { observable } from '@formily/reactive';
import { useFlowEngine, type FlowEngine } from '@nocobase/flow-engine';
import { useEffect } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { DeskApi } from '../deskApi';
import { idOf, nameOfPerson, type Person } from '../tickets';

export interface Team {
  id: string | number;
  name: string;
  members?: Person[];
}

interface Colleagues {
  people: readonly Person[];
  teams: readonly Team[];
  isLoaded: boolean;
}

const stores = new WeakMap<FlowEngine, Colleagues>();

function storeOf(engine: FlowEngine): Colleagues {
  const known = stores.get(engine);
  if (known) return known;
  const store = observable.shallow<Colleagues>({ people: [], teams: [], isLoaded: false });
  stores.set(engine, store);
  return store;
}

async function load(engine: FlowEngine, store: Colleagues): Promise<void> {
  if (store.isLoaded) return;
  store.isLoaded = true;
  try {
    const api = new DeskApi(engine.context.api);
    const teams = await api.get<Team[]>(`${COLLECTIONS.teams}:list`, { paginate: false, appends: ['members'] });
    const members = new Map(teams.flatMap(({ members }) => members ?? []).map((person) => [idOf(person.id), person]));
    store.teams = teams;
    store.people = [...members.values()].sort((a, b) => nameOfPerson(a).localeCompare(nameOfPerson(b)));
  } catch {
    store.isLoaded = false;
  }
}

/** The teams with their members. To be read in an observer. */
export function useTeams(): readonly Team[] {
  const engine = useFlowEngine();
  const store = storeOf(engine);
  useEffect(() => void load(engine, store), [engine, store]);
  return store.teams;
}

/** The members of all teams: whom a ticket can be given to. To be read in an observer. */
export function useColleagues(): readonly Person[] {
  const engine = useFlowEngine();
  const store = storeOf(engine);
  useEffect(() => void load(engine, store), [engine, store]);
  return store.people;
}
