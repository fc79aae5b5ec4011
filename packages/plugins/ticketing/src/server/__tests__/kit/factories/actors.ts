import type { Model } from '@nocobase/database';
import { BY_SYSTEM, type ChangeContext } from '../../../kernel/cause';

/** The context of a change made by that user's own hand; without a user, by the desk itself. */
export function by(user?: Model, ...roles: string[]): ChangeContext {
  if (!user) return BY_SYSTEM;
  return {
    actor: { userId: user.get('id'), contactId: null, roles },
    cause: { kind: 'user', id: null, label: null, depth: 0 },
  };
}
