import type { FlowTransition } from '../../../shared/statusFlow';
import { stepsOfCustomer } from '../customerSteps';

const status = (key: string, category: 'open' | 'resolved' | 'closed' | 'cancelled') => ({
  ...{ key, category, position: 0, label: key, customerLabel: null, color: null },
});
const statuses = [
  status('open', 'open'),
  status('solved', 'resolved'),
  status('closed', 'closed'),
  status('void', 'cancelled'),
];

const step = (fromKey: string, toKey: string, more: Partial<FlowTransition> = {}): FlowTransition => ({
  ...{
    typeKey: null,
    fromKey,
    toKey,
    roles: [],
    requiredFields: [],
    commentRequired: false,
    confirm: false,
    position: 0,
  },
  ...more,
});

const steps = (statusKey: string, ...transitions: FlowTransition[]) =>
  stepsOfCustomer({ statuses, transitions }, { typeKey: null, statusKey }, ['ticketing-customer']);

test('closes rather than resolves', () => {
  expect(steps('open', step('open', 'solved'), step('open', 'closed'))).toEqual({ close: 'closed' });
  expect(steps('open', step('open', 'solved'))).toEqual({ close: 'solved' });
});

test('reopens what has ended in any way', () => {
  for (const ended of ['solved', 'closed', 'void']) {
    expect(steps(ended, step(ended, 'open'), step(ended, 'closed'))).toEqual({ reopen: 'open' });
  }
});

test.each([{ roles: ['ticketing-agent'] }, { commentRequired: true }, { requiredFields: ['assigneeId'] }])(
  'leaves a step to agents that asks for %j',
  (demand) => {
    expect(steps('open', step('open', 'closed', demand))).toEqual({ close: undefined });
  },
);
