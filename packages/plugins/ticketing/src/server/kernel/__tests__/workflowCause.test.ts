import { depthOf } from '../workflowCause';

const startedByEvent = (depth: number) => ({ data: { event: { depth } } });

test('an execution adds one to the chain that led to its event', () => {
  expect(depthOf([startedByEvent(0)])).toBe(1);
  expect(depthOf([startedByEvent(4)])).toBe(5);
});

test('executions that start each other add up', () => {
  expect(depthOf([{ data: {} }, null, {}])).toBe(3);
});

test('a stack does not hide how deep the event at its bottom was', () => {
  expect(depthOf([startedByEvent(6), { data: { id: 1 } }])).toBe(8);
});

test('nor does a shallow execution before a deep event', () => {
  expect(depthOf([{}, startedByEvent(9)])).toBe(10);
});
