import type { ACL } from '@nocobase/acl';
import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { parseScope, rightsOf } from '../../access';
import type { Id } from '../../kernel/parseInput';

const acls = new WeakMap<Database, ACL>();

export function initReaders(db: Database, acl: ACL): void {
  acls.set(db, acl);
}

/** Which of some people may read a ticket, by the roles that they have. */
export async function readersAmong(
  db: Database,
  ticketId: Id,
  userIds: readonly Id[],
  transaction: Transaction,
): Promise<ReadonlySet<string>> {
  const readers = new Set<string>();
  const acl = acls.get(db);
  if (!acl || userIds.length === 0) return readers;
  const users = await db.getModel<Model>('users').findAll({ where: { id: [...userIds] }, transaction });
  const links = await db.getModel<Model>('rolesUsers').findAll({ where: { userId: [...userIds] }, transaction });
  for (const user of users) {
    const roles = links
      .filter((link) => String(link.get('userId')) === String(user.get('id')))
      .map((link) => String(link.get('roleName')));
    if (roles.length === 0) continue;
    const state = { currentRoles: roles, currentUser: user.toJSON() };
    const caller = { app: { acl }, db, state, get: () => '' };
    const right = rightsOf(caller).right(COLLECTIONS.tickets, 'view');
    if (!right) continue;
    if (right.scope) {
      const scope = await parseScope(caller, right.scope);
      const filter = { $and: [scope, { id: ticketId }] };
      if ((await db.getRepository(COLLECTIONS.tickets).count({ filter, transaction })) === 0) continue;
    }
    readers.add(String(user.get('id')));
  }
  return readers;
}
