import { flowOf, initialStatus, nextTransitions, type FlowStatus, type FlowTransition } from '../statusFlow';

const step = (fromKey: string, toKey: string, more: Partial<FlowTransition> = {}): FlowTransition => ({
  typeKey: null,
  fromKey,
  toKey,
  roles: [],
  requiredFields: [],
  commentRequired: false,
  confirm: false,
  position: 0,
  ...more,
});
const statuses: FlowStatus[] = [
  { key: 'draft', category: 'new', position: 20 },
  { key: 'new', category: 'new', position: 10 },
  { key: 'open', category: 'open', position: 30 },
  { key: 'done', category: 'closed', position: 40 },
];
const keys = (steps: readonly FlowTransition[]) => steps.map(({ toKey }) => toKey);

test('leads on from where the ticket is, in the order of the buttons', () => {
  const flow = [step('new', 'done', { position: 2 }), step('new', 'open', { position: 1 }), step('open', 'new')];
  expect(keys(nextTransitions(flow, { typeKey: null, statusKey: 'new' }, null))).toEqual(['open', 'done']);
  expect(keys(nextTransitions(flow, { typeKey: null, statusKey: 'done' }, null))).toEqual([]);
});

test('a step for some roles is for these, for root and for the desk itself', () => {
  const flow = [step('new', 'open', { roles: ['lead', 'chief'] })];
  const allowed = (roles: string[] | null) => nextTransitions(flow, { typeKey: null, statusKey: 'new' }, roles).length;
  expect([['agent'], ['agent', 'lead'], ['root'], null].map(allowed)).toEqual([0, 1, 1, 1]);
  expect(allowed([])).toBe(0);
});

test('a type with steps of its own has only these', () => {
  const flow = [step('new', 'open'), step('new', 'done', { typeKey: 'repair' })];
  expect(keys(flowOf(flow, 'repair'))).toEqual(['done']);
  expect(keys(flowOf(flow, 'support'))).toEqual(['open']);
  expect(keys(flowOf(flow, null))).toEqual(['open']);
});

test('a ticket begins with the first status of category new', () => {
  expect(initialStatus(statuses)?.key).toBe('new');
  expect(initialStatus([])).toBeUndefined();
});

test('a flow that begins with a new status of its own begins there', () => {
  expect(initialStatus(statuses, [step('draft', 'open')])?.key).toBe('draft');
  expect(initialStatus(statuses, [step('open', 'done')])?.key).toBe('new');
});
