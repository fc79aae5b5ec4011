import type { Model } from '@nocobase/database';
import { AssignmentStrategies, type UserId } from '..';
import { aUser, bootApp } from '../../__tests__/kit';

const desk = bootApp();
const roundRobin = new AssignmentStrategies().get('roundRobin');

let count = 0;
async function aTeam(members: Model[]): Promise<string> {
  const team = await desk.repo('ticketingTeams').create({
    values: { name: `Team ${(count += 1)}`, members: members.map((user) => user.get('id')) },
  });
  return String(team.get('id'));
}

/** One after another: of those never chosen, the one with the lowest id is first. */
async function people(amount: number): Promise<Model[]> {
  const users: Model[] = [];
  while (users.length < amount) users.push(await aUser(desk));
  return users;
}

async function choose(teamId: string): Promise<UserId | null> {
  const choice = await desk.db.sequelize.transaction(
    async (transaction) => roundRobin?.choose({ db: desk.db, teamId, ticketId: 1, transaction }) ?? null,
  );
  return choice === null ? null : String(choice);
}

const id = (user: Model) => String(user.get('id'));

test('takes whoever has waited longest, newcomers first', async () => {
  const [ann, ben] = await people(2);
  const teamId = await aTeam([ann, ben]);
  expect([await choose(teamId), await choose(teamId), await choose(teamId)]).toEqual([id(ann), id(ben), id(ann)]);
  const eve = await aUser(desk);
  await desk.repo('ticketingTeams').update({ filterByTk: teamId, values: { members: [ann, ben, eve].map(id) } });
  expect([await choose(teamId), await choose(teamId)]).toEqual([id(eve), id(ben)]);
});

test('20 choices at once over 4 people give 5 each', async () => {
  const four = await people(4);
  const teamId = await aTeam(four);
  const chosen = await Promise.all(Array.from({ length: 20 }, () => choose(teamId)));
  const counts = four.map((user) => chosen.filter((userId) => userId === id(user)).length);
  expect(counts).toEqual([5, 5, 5, 5]);
});

test('a choice that is rolled back does not count', async () => {
  const [ann, ben] = await people(2);
  const teamId = await aTeam([ann, ben]);
  const undone = desk.db.sequelize.transaction(async (transaction) => {
    await roundRobin?.choose({ db: desk.db, teamId, ticketId: 1, transaction });
    throw new Error('refused');
  });
  await expect(undone).rejects.toThrow('refused');
  expect(await choose(teamId)).toBe(id(ann));
});

test('a team without people offers nobody', async () => {
  expect(await choose(await aTeam([]))).toBeNull();
});

test('passes over a member whose account is gone', async () => {
  const [ann, ben] = await people(2);
  const teamId = await aTeam([ann, ben]);
  await desk.repo('users').destroy({ filterByTk: Number(id(ann)) });
  expect([await choose(teamId), await choose(teamId)]).toEqual([id(ben), id(ben)]);
});
