import { deskNumbers, type Group } from '../deskNumbers';

const group = (values: Partial<Group>): Group => ({
  category: 'open',
  teamId: '1',
  assigneeId: '7',
  count: 1,
  waitingSince: null,
  ...values,
});

test('an empty desk is all zeros', () => {
  expect(deskNumbers([], '7', new Map())).toEqual({
    open: 0,
    unassigned: 0,
    waiting: 0,
    waitingLongestSince: null,
    mine: 0,
    teams: [],
  });
});

test('adds up by desk and by team, the busiest team first', () => {
  const groups = [
    group({ count: 2 }),
    group({ teamId: '2', count: 3, assigneeId: null, waitingSince: '2026-02-02T00:00:00.000Z' }),
    group({ teamId: '2', category: 'pending', assigneeId: '8', waitingSince: '2026-01-02T00:00:00.000Z' }),
    group({ teamId: null, category: 'onHold', count: 1 }),
  ];
  const numbers = deskNumbers(
    groups,
    '7',
    new Map([
      ['1', 'Support'],
      ['2', 'Billing'],
    ]),
  );
  expect(numbers).toMatchObject({
    open: 7,
    unassigned: 3,
    waiting: 2,
    mine: 3,
    waitingLongestSince: '2026-01-02T00:00:00.000Z',
  });
  expect(numbers.teams.map(({ name, open, unassigned, waiting }) => [name, open, unassigned, waiting])).toEqual([
    ['Billing', 4, 3, 1],
    ['Support', 2, 0, 0],
    [null, 1, 0, 1],
  ]);
});
