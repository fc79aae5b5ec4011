import type { ACL } from '@nocobase/acl';
import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';

type UserId = number | string;

/** How long somebody whose role was taken away may still hear that some ticket changed. */
const FRESH_MS = 10_000;

/** Who may list tickets. Asked for on every batch of changes, so the answer is kept for some seconds. */
export class Staff {
  private known: Promise<readonly UserId[]> | undefined;
  private knownUntil = 0;

  constructor(
    private readonly db: Database,
    private readonly acl: ACL,
  ) {}

  userIds(): Promise<readonly UserId[]> {
    if (!this.known || Date.now() > this.knownUntil) {
      this.knownUntil = Date.now() + FRESH_MS;
      this.known = this.read();
      this.known.catch(() => (this.known = undefined));
    }
    return this.known;
  }

  private async read(): Promise<readonly UserId[]> {
    const roles = [...this.acl.roles.keys()].filter((role) => this.mayList(role));
    const rows: unknown = await this.db.getModel('rolesUsers').findAll({
      where: { roleName: roles },
      attributes: ['userId'],
      raw: true,
    });
    const ids = (Array.isArray(rows) ? rows : []).map(({ userId }: { userId: UserId }) => userId);
    return [...new Set(ids)];
  }

  private mayList(role: string): boolean {
    return role === 'root' || Boolean(this.acl.can({ role, resource: COLLECTIONS.tickets, action: 'list' }));
  }
}
