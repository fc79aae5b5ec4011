import type { FlowField, FlowStep } from '../flowDocument';
import { flowProblems, type FlowToCheck } from '../flowProblems';
import type { StatusCategory } from '../statusCategories';

const status = (key: string, category: StatusCategory, position = 0) => ({ key, category, position, label: key });
const statuses = [
  status('new', 'new'),
  status('open', 'open'),
  status('parts', 'onHold'),
  status('closed', 'closed'),
  status('merged', 'merged'),
];
const step = (fromKey: string, toKey: string, more: Partial<FlowStep> = {}): FlowStep => ({
  fromKey,
  toKey,
  roles: [],
  requiredFields: [],
  commentRequired: false,
  confirm: false,
  position: 0,
  ...more,
});
const sound = [step('new', 'open'), step('open', 'closed'), step('closed', 'open')];

/** `CODE status` or `CODE from>to`. */
const found = (steps: FlowStep[], more: Partial<FlowToCheck> = {}) =>
  flowProblems({ statuses, steps, ...more }).map(({ code, statusKey, step: at }) =>
    [code, statusKey ?? (at && `${at.fromKey}>${at.toKey}`)].filter(Boolean).join(' '),
  );

test('a sound flow has no problems, whatever takes no part in it', () => {
  expect(found(sound)).toEqual([]);
  expect(found(sound, { placed: ['new', 'merged'] })).toEqual([]);
});

test('a beginning and an end must take part', () => {
  expect(found([])).toEqual(['FLOW_NO_INITIAL', 'FLOW_NO_FINAL']);
  expect(found([step('open', 'closed')])).toEqual(['FLOW_NO_INITIAL']);
  expect(found([step('new', 'open'), step('open', 'new')])).toEqual(['FLOW_NO_FINAL']);
});

test('every status that takes part is reached, and left unless it is final', () => {
  expect(found([...sound, step('parts', 'open')])).toEqual(['FLOW_UNREACHABLE parts']);
  expect(found([...sound, step('open', 'parts')])).toEqual(['FLOW_DEAD_END parts']);
  expect(found(sound, { placed: ['parts'] })).toEqual(['FLOW_UNREACHABLE parts', 'FLOW_DEAD_END parts']);
});

test('a circle without a way out is found, though each step leads on', () => {
  const circle = [status('a', 'open'), status('b', 'pending')];
  const steps = [...sound, step('open', 'a'), step('a', 'b'), step('b', 'a')];
  expect(found(steps, { statuses: [...statuses, ...circle] })).toEqual(['FLOW_TRAP a', 'FLOW_TRAP b']);
});

test('tickets must not stand where the flow does not lead on', () => {
  const tickets = { parts: 3, closed: 5, merged: 9, open: 1 };
  expect(found(sound, { tickets })).toEqual(['FLOW_STRANDS_TICKETS parts']);
});

test('steps that cannot be', () => {
  const steps = [...sound, step('open', 'closed'), step('open', 'open'), step('open', 'merged'), step('open', 'gone')];
  expect(found(steps)).toEqual([
    'FLOW_STEP_TWICE open>closed',
    'FLOW_STEP_TO_ITSELF open>open',
    'FLOW_STEP_MERGED open>merged',
    'FLOW_STATUS_UNKNOWN open>gone',
  ]);
});

const field = (name: string, more: Partial<FlowField> = {}): FlowField => ({
  name,
  title: name,
  interface: 'input',
  isFillable: true,
  ...more,
});

test('roles and fields that a step names must exist, and somebody must be able to fill the field', () => {
  const fields = [field('serial'), field('number', { isFillable: false })];
  const roles = [{ name: 'agent', title: 'Agent' }];
  const asking = (...requiredFields: string[]) => [...sound, step('new', 'closed', { requiredFields })];
  expect(found(asking('serial'), { fields })).toEqual([]);
  expect(found(asking('number', 'nope'), { fields })).toEqual([
    'FLOW_FIELD_UNFILLABLE new>closed',
    'FLOW_FIELD_UNKNOWN new>closed',
  ]);
  expect(found([...sound, step('new', 'closed', { roles: ['agent', 'ghost'] })], { roles })).toEqual([
    'FLOW_ROLE_UNKNOWN new>closed',
  ]);
});

describe('required fields that wait for each other', () => {
  const steps = [...sound, step('new', 'closed', { requiredFields: ['a'] })];

  test('are refused, with what waits for what', () => {
    const fields = [field('a', { needs: [{ field: 'b' }] }), field('b', { needs: [{ field: 'a' }] })];
    expect(found(steps, { fields })).toEqual(['FLOW_FIELD_CYCLE new>closed']);
    expect(flowProblems({ statuses, steps, fields })[0].vars).toMatchObject({ field: 'a', needs: 'b' });
  });

  test('are fine where the chain begins somewhere', () => {
    const fields = [field('a', { needs: [{ field: 'b' }] }), field('b')];
    expect(found(steps, { fields })).toEqual([]);
  });

  test('a field that is filled only in a status, where only that field leads', () => {
    const only = [step('new', 'closed', { requiredFields: ['a'] })];
    const fields = [field('a', { needs: [{ field: 'statusKey', values: ['closed'] }] })];
    expect(found(only, { fields })).toEqual(['FLOW_FIELD_CYCLE new>closed']);
    expect(found([step('new', 'open'), step('open', 'closed'), ...only], { fields })).toEqual([]);
  });

  test('a field that waits for itself', () => {
    expect(found(steps, { fields: [field('a', { needs: [{ field: 'a' }] })] })).toEqual([
      'FLOW_FIELD_CYCLE new>closed',
    ]);
  });
});
