import { COLLECTIONS } from '../../shared/collectionNames';
import { POLICY } from './policy';

type Actions = Readonly<Record<string, readonly string[]>>;

const { tickets, comments, events, contacts, organizations, statuses, transitions } = COLLECTIONS;
const { priorities, types, tags, teams, bindings } = COLLECTIONS;

const READ = ['view'];
const ALL = ['view', 'create', 'update', 'destroy'];

/** What the desk's roles were made with in 0.1.0, all roles together: whatever of it a role lacks, an admin took away. */
export const GRANTED_BY_0_1_0: Actions = {
  [tickets]: [...ALL, 'transition', 'assign', 'reply', 'note', 'tag', 'follow'],
  [comments]: READ,
  [events]: READ,
  [contacts]: ALL,
  [organizations]: ALL,
  [statuses]: ALL,
  [transitions]: ALL,
  [priorities]: ALL,
  [types]: ALL,
  [tags]: ALL,
  [teams]: ALL,
  [bindings]: ALL,
  users: READ,
};

/** Actions by collection that today's policy knows and an earlier one did not. */
export function addedSince(earlier: Actions): Actions {
  const added: Record<string, string[]> = {};
  for (const { grants } of Object.values(POLICY)) {
    for (const [collection, actions] of Object.entries(grants)) {
      const fresh = Object.keys(actions).filter((action) => !earlier[collection]?.includes(action));
      if (fresh.length > 0) added[collection] = [...new Set([...(added[collection] ?? []), ...fresh])];
    }
  }
  return added;
}
