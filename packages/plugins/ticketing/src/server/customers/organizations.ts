import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Id } from '../kernel/parseInput';
import { domainOf } from './emailAddress';

interface Options {
  transaction?: Transaction | null;
}

/** New contacts join the organization of their mail domain, unless that organization has switched it off. */
export function initOrganizations(db: Database): void {
  const organizations = () => db.getModel<Model>(COLLECTIONS.organizations);

  db.on(`${COLLECTIONS.organizations}.beforeSave`, (organization: Model) => {
    const domain: unknown = organization.get('domain');
    if (typeof domain === 'string') organization.set('domain', domain.trim().toLowerCase().replace(/^@/, '') || null);
  });
  db.on(`${COLLECTIONS.contacts}.beforeCreate`, async (contact: Model, { transaction }: Options) => {
    const email: unknown = contact.get('email');
    if (contact.get('organizationId') != null || typeof email !== 'string' || !email) return;
    const where = { domain: domainOf(email) };
    const found = await organizations().findAll({ where, order: [['id', 'ASC']], limit: 2, transaction });
    const joined = found.filter((organization) => organization.get('matchDomain') !== false);
    if (joined.length === 1) contact.set('organizationId', joined[0].get('id'));
  });
}

/** The organization that a contact belongs to. */
export async function organizationOf(
  db: Database,
  contactId: Id,
  transaction?: Transaction | null,
): Promise<Id | null> {
  const contact = await db
    .getModel<Model>(COLLECTIONS.contacts)
    .findByPk(contactId, { attributes: ['organizationId'], transaction });
  return contact?.get('organizationId') ?? null;
}
