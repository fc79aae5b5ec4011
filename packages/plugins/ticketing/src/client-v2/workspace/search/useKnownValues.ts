import { useFlowEngine, type FlowEngine } from '@nocobase/flow-engine';
import { useEffect, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { DeskApi } from '../deskApi';
import { useLookups } from '../lookups';
import type { KnownValues } from './suggestions';

interface Named {
  label?: string | null;
  name?: string | null;
}

type Lists = Record<'type' | 'team' | 'tag', readonly Named[]>;

const MOST = 200;
const NONE: Lists = { type: [], team: [], tag: [] };
const loaded = new WeakMap<FlowEngine, Promise<Lists>>();

/** Names are a help: where they cannot be read there are none. */
function load(engine: FlowEngine): Promise<Lists> {
  const known = loaded.get(engine);
  if (known) return known;
  const api = new DeskApi(engine.context.api);
  const list = (collection: string, sort: string) =>
    api.get<Named[]>(`${collection}:list`, { pageSize: MOST, sort: [sort] }).catch((): Named[] => []);
  const all = Promise.all([
    list(COLLECTIONS.types, 'position'),
    list(COLLECTIONS.teams, 'name'),
    list(COLLECTIONS.tags, 'name'),
  ]).then(([type, team, tag]) => ({ type, team, tag }));
  loaded.set(engine, all);
  return all;
}

/** What operators may be followed by, in the words that people read. Loaded when first wanted. */
export function useKnownValues(isWanted: boolean): KnownValues {
  const t = useT();
  const engine = useFlowEngine();
  const { statuses, priorities } = useLookups();
  const [lists, setLists] = useState(NONE);

  useEffect(() => {
    let isHere = true;
    if (isWanted) void load(engine).then((found) => isHere && setLists(found));
    return () => {
      isHere = false;
    };
  }, [engine, isWanted]);

  const words = (rows: readonly Named[]) => rows.map(({ label, name }) => t(label ?? name ?? '')).filter(Boolean);
  return {
    status: words(statuses),
    priority: words(priorities),
    type: words(lists.type),
    team: words(lists.team),
    tag: lists.tag.flatMap(({ name }) => name ?? []),
    assignee: [t('me'), t('nobody')],
  };
}
