import type { Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../../shared/collectionNames';
import type { TestDesk } from '../bootApp';

let count = 0;

export interface ContactValues {
  name?: string;
  email?: string;
  phone?: string;
  organizationId?: number | string;
  /** The account of the portal. */
  userId?: number | string;
}

/** Somebody outside who writes to the desk. */
export async function aContact(desk: TestDesk, values: ContactValues = {}): Promise<Model> {
  count += 1;
  return desk.repo(COLLECTIONS.contacts).create({
    values: { name: `Customer ${count}`, email: `customer${count}@example.test`, ...values },
  });
}

export async function anOrganization(desk: TestDesk, values: { name?: string; domain?: string } = {}): Promise<Model> {
  count += 1;
  return desk.repo(COLLECTIONS.organizations).create({ values: { name: `Organization ${count}`, ...values } });
}

export interface TeamValues {
  name?: string;
  isDefault?: boolean;
  members?: Model[];
}

export async function aTeam(desk: TestDesk, { members = [], ...values }: TeamValues = {}): Promise<Model> {
  count += 1;
  return desk.repo(COLLECTIONS.teams).create({
    values: { name: `Team ${count}`, ...values, members: members.map((user) => user.get('id')) },
  });
}
