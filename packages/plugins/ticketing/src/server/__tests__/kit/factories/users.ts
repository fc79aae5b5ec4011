import type { Model } from '@nocobase/database';
import type { TestDesk } from '../bootApp';

let count = 0;

export interface UserValues {
  /** A role by name; it must exist. */
  role?: string;
  nickname?: string;
  email?: string;
  username?: string;
}

/** A user of the host with one role. */
export async function aUser(desk: TestDesk, { role, ...values }: UserValues = {}): Promise<Model> {
  count += 1;
  const username = values.username ?? `user${count}`;
  return desk.repo('users').create({
    values: {
      username,
      nickname: `Person ${count}`,
      email: `${username}@example.test`,
      password: 'secret-for-tests',
      ...values,
      ...(role ? { roles: [{ name: role }] } : {}),
    },
  });
}

type PersonValues = Omit<UserValues, 'role'>;

/** Administers the desk: everything of ticketing, nothing of the host. */
export const aTicketingAdmin = (desk: TestDesk, values: PersonValues = {}) =>
  aUser(desk, { ...values, role: 'ticketing-admin' });

export const aSupervisor = (desk: TestDesk, values: PersonValues = {}) =>
  aUser(desk, { ...values, role: 'ticketing-supervisor' });

export const anAgent = (desk: TestDesk, values: PersonValues = {}) =>
  aUser(desk, { ...values, role: 'ticketing-agent' });

/** Reads tickets and writes internal notes, nothing else. */
export const aLightAgent = (desk: TestDesk, values: PersonValues = {}) =>
  aUser(desk, { ...values, role: 'ticketing-light-agent' });

/** Somebody who signs in to follow their own tickets. */
export const aCustomer = (desk: TestDesk, values: PersonValues = {}) =>
  aUser(desk, { ...values, role: 'ticketing-customer' });
