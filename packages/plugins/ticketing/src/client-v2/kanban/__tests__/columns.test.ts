import type { Status, TicketRow } from '../../workspace';
import { moveCard, shownStatuses } from '../columns';

const statuses: Status[] = [
  { key: 'new', category: 'new' },
  { key: 'work', category: 'open' },
  { key: 'done', category: 'closed' },
];
const ticket = (id: number, statusKey: string): TicketRow => ({
  id,
  statusKey,
  number: `T-${id}`,
  subject: '',
  version: 1,
  createdAt: '',
  updatedAt: '',
});

test('without a choice every status that asks for work has a column, in their order', () => {
  expect(shownStatuses(statuses, []).map(({ key }) => key)).toEqual(['new', 'work']);
  expect(shownStatuses(statuses, ['done', 'new']).map(({ key }) => key)).toEqual(['new', 'done']);
});

test('a moved card leaves its column and lies on top of the other', () => {
  const moving = ticket(1, 'new');
  const board = [
    { statusKey: 'new', tickets: [moving, ticket(2, 'new')], hasMore: true },
    { statusKey: 'work', tickets: [ticket(3, 'work')], hasMore: false },
  ];
  const [from, to] = moveCard(board, moving, 'work');
  expect(from.tickets.map(({ id }) => id)).toEqual([2]);
  expect(to.tickets.map(({ id, statusKey }) => [id, statusKey])).toEqual([
    [1, 'work'],
    [3, 'work'],
  ]);
  expect(from.hasMore).toBe(true);
});
