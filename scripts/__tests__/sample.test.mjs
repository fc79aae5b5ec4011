import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crmData } from '../sample/crm-data.mjs';
import { sampleTickets } from '../sample/tickets.mjs';

const now = new Date('2026-03-02T10:00:00Z');
const userIds = new Map(['mia', 'tom', 'sara', 'luca', 'nora', 'yang', 'erik'].map((name, index) => [name, index + 2]));
const make = () => sampleTickets(crmData(now), { now, userIds, customerField: 'customerId' });

test('the sample is the same every time', () => {
  assert.deepEqual(make(), make());
});

test('nothing of it lies in the future, or before its ticket was opened', () => {
  for (const { at, steps } of make()) {
    const moments = [at, ...steps.map((step) => String(step.at))];
    assert.deepEqual(moments, [...moments].sort());
    assert.ok(moments.at(-1) <= now.toISOString());
    assert.ok(now.getTime() - Date.parse(at) <= 61 * 86_400_000);
  }
});

test('each text is filled in and each name known', () => {
  for (const ticket of make()) {
    assert.doesNotMatch(JSON.stringify(ticket), /\{\w+\}|undefined|\|/);
    assert.ok(ticket.teamId);
    for (const step of ticket.steps)
      assert.ok(step.message || step.statusKey === 'closed' || step.userId, JSON.stringify(step));
  }
});

test('people write in their own language, some 150 times', () => {
  const tickets = make();
  assert.equal(tickets.length, 150);
  const chinese = tickets.filter(({ subject }) => /\p{Script=Han}/u.test(subject));
  assert.ok(chinese.length > 25 && chinese.length < 75, String(chinese.length));
  for (const { requester } of chinese) assert.match(requester.name, /\p{Script=Han}/u);
});

test('a desk at work: some tickets are open, most are done', () => {
  const done = make().filter(({ steps }) => {
    const last = steps.findLast((step) => step.statusKey || step.message);
    return ['resolved', 'closed', 'cancelled'].includes(String(last?.statusKey));
  });
  assert.ok(done.length > 90 && done.length < 135, String(done.length));
});
