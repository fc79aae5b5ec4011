import { COLLECTIONS } from '../../shared/collectionNames';
import { SHARE_ACTION } from '../../shared/sharing';
import type { Filter } from './filters';

type MayAct = (collection: string, action: string) => boolean;
type RecordScope = (action: string, may: MayAct) => Filter | null;

const ME = '{{ctx.state.currentUser.id}}';
const MINE: Filter = { scope: 'personal', ownerId: ME };

/**
 * What somebody keeps for themselves is theirs alone; what a team or everyone uses is changed by those who may share. Who
 * may share looks after all teams.
 */
const shared =
  (collection: string): RecordScope =>
  (action, may) => {
    if (action !== 'view' && action !== 'update' && action !== 'destroy') return null;
    const shares = may(collection, SHARE_ACTION);
    if (action !== 'view') {
      return shares ? { $or: [MINE, { scope: { $in: ['team', 'global'] } }] } : MINE;
    }
    const ofTeams = shares ? { scope: 'team' } : { scope: 'team', 'team.members.id': ME };
    return { $or: [MINE, { scope: 'global' }, ofTeams] };
  };

/** Collections whose records are not for everybody who has the action, whatever an admin grants. */
const RECORD_SCOPES: Readonly<Record<string, RecordScope>> = {
  [COLLECTIONS.replies]: shared(COLLECTIONS.replies),
  [COLLECTIONS.macros]: shared(COLLECTIONS.macros),
  [COLLECTIONS.templates]: shared(COLLECTIONS.templates),
};

/** @returns the records of a collection that an action may ever reach; null: all of them */
export function recordScopeOf(collection: string, action: string, may: MayAct): Filter | null {
  return Object.hasOwn(RECORD_SCOPES, collection) ? RECORD_SCOPES[collection](action, may) : null;
}
