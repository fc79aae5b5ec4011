import { Api, type Account } from './api';

export type Role =
  | 'ticketing-admin'
  | 'ticketing-supervisor'
  | 'ticketing-agent'
  | 'ticketing-light-agent'
  | 'ticketing-customer';

export interface Person extends Account {
  id: number;
  nickname: string;
}

let count = 0;

/** A new user with that role, who can sign in. Names differ from run to run, so that a run may repeat. */
export async function aPerson(root: Api, role: Role, nickname?: string): Promise<Person> {
  count += 1;
  const username = `e2e${Date.now().toString(36)}${count}`;
  const person = { account: `${username}@example.test`, password: 'secret-for-tests', nickname: nickname ?? username };
  const { id } = await root.post<{ id: number }>('users:create', {
    username,
    email: person.account,
    password: person.password,
    nickname: person.nickname,
    roles: [role],
  });
  return { ...person, id };
}
