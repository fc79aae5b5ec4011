import type { TicketingPlugin } from '../../../plugin';
import { bootApp, eventually, type TestDesk } from '../../../__tests__/kit';
import { Jobs, type NewJob } from '..';
import { MAX_ATTEMPTS } from '../retries';

const desk = bootApp();

/** A queue of its own on the desk's table, as a further node would have. */
function aNode(on: TestDesk = desk): Jobs {
  return new Jobs(on.db, on.app.log);
}

const enqueue = (jobs: Jobs, job: NewJob) =>
  desk.db.sequelize.transaction((transaction) => jobs.enqueue(job, transaction));

const rows = (name: string) => desk.repo('ticketingJobs').find({ filter: { name } });

const nodes: Jobs[] = [];
function started(jobs: Jobs): Jobs {
  jobs.start();
  nodes.push(jobs);
  return jobs;
}
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((jobs) => jobs.stop()));
});

test('the plugin brings a queue', () => {
  const plugin = desk.app.pm.get('ticketing') as TicketingPlugin;
  expect(plugin.jobs).toBeInstanceOf(Jobs);
});

test('a job is done right after the commit, and gone then', async () => {
  const seen: unknown[] = [];
  const jobs = aNode();
  jobs.register('promptly', async (payload) => void seen.push(payload));
  started(jobs);
  await enqueue(jobs, { name: 'promptly', payload: { ticketId: '1' } });
  await eventually(() => expect(seen).toEqual([{ ticketId: '1' }]), 1_000);
  await eventually(async () => expect(await rows('promptly')).toHaveLength(0), 1_000);
});

test('a rollback takes the job along', async () => {
  const seen: unknown[] = [];
  const jobs = aNode();
  jobs.register('undone', async (payload) => void seen.push(payload));
  started(jobs);
  const undone = desk.db.sequelize.transaction(async (transaction) => {
    await jobs.enqueue({ name: 'undone', payload: 1 }, transaction);
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  await enqueue(jobs, { name: 'undone', payload: 2 });
  await eventually(() => expect(seen).toEqual([2]));
});

test('waits for its moment', async () => {
  const seen: number[] = [];
  const jobs = aNode();
  jobs.register('later', async () => void seen.push(Date.now()));
  started(jobs);
  const runAt = new Date(Date.now() + 700);
  await enqueue(jobs, { name: 'later', payload: null, runAt });
  await eventually(() => expect(seen).toHaveLength(1));
  expect(seen[0]).toBeGreaterThanOrEqual(runAt.getTime());
});

test('several nodes share the work: each job once, whoever does it', async () => {
  const seen: number[] = [];
  const handler = async (payload: unknown) => {
    seen.push(Number(payload));
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const four = Array.from({ length: 4 }, () => aNode());
  four.forEach((jobs) => jobs.register('shared', handler));
  await Promise.all(Array.from({ length: 40 }, (_, payload) => enqueue(four[0], { name: 'shared', payload })));
  four.forEach(started);
  await eventually(async () => expect(await rows('shared')).toHaveLength(0), 20_000);
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index));
});

test('a failure is tried again, with its error kept meanwhile', async () => {
  let calls = 0;
  const jobs = aNode();
  jobs.register('flaky', async () => {
    calls += 1;
    if (calls === 1) throw new Error('the mail server sleeps');
  });
  started(jobs);
  await enqueue(jobs, { name: 'flaky', payload: null });
  const [row] = await eventually(async () => {
    const found = await rows('flaky');
    expect(found[0].get('lastError')).toContain('the mail server sleeps');
    return found;
  });
  expect(row.get('failedAt')).toBeNull();
  await eventually(async () => expect(await rows('flaky')).toHaveLength(0));
  expect(calls).toBe(2);
});

test('a job that never succeeds is kept with its error, and holds up no other', async () => {
  const seen: unknown[] = [];
  const jobs = aNode();
  jobs.register('hopeless', async (payload) => {
    if (payload === 'bad') throw new Error('no such mailbox');
    seen.push(payload);
  });
  await enqueue(jobs, { name: 'hopeless', payload: 'bad' });
  await desk.repo('ticketingJobs').update({ filter: { name: 'hopeless' }, values: { attempts: MAX_ATTEMPTS - 1 } });
  await enqueue(jobs, { name: 'hopeless', payload: 'good' });
  started(jobs);
  await eventually(() => expect(seen).toEqual(['good']));
  const [row] = await eventually(async () => {
    const left = await rows('hopeless');
    expect(left).toHaveLength(1);
    return left;
  });
  expect(row.get('failedAt')).not.toBeNull();
  expect(row.get('lastError')).toContain('no such mailbox');
});

test('a job whose node was killed is taken over when the claim runs out', async () => {
  const seen: unknown[] = [];
  const jobs = aNode();
  jobs.register('orphan', async (payload) => void seen.push(payload));
  await enqueue(jobs, { name: 'orphan', payload: 'mine' });
  const leaseEnd = new Date(Date.now() + 600);
  await desk.repo('ticketingJobs').update({ filter: { name: 'orphan' }, values: { attempts: 1, runAt: leaseEnd } });
  started(jobs);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(seen).toEqual([]);
  await eventually(() => expect(seen).toEqual(['mine']));
});

test('stopping lets the running job end and leaves the rest for the next start', async () => {
  const seen: unknown[] = [];
  let finish: () => void = () => undefined;
  const handler = async (payload: unknown) => {
    seen.push(payload);
    if (payload === 'first') await new Promise<void>((resolve) => (finish = resolve));
  };
  const jobs = aNode();
  jobs.register('stopped', handler);
  jobs.start();
  await enqueue(jobs, { name: 'stopped', payload: 'first' });
  await eventually(() => expect(seen).toEqual(['first']));
  await enqueue(jobs, { name: 'stopped', payload: 'second' });
  const stopped = jobs.stop();
  finish();
  await stopped;
  expect(seen).toEqual(['first']);
  expect(await rows('stopped')).toHaveLength(1);

  const next = aNode();
  next.register('stopped', handler);
  started(next);
  await eventually(() => expect(seen).toEqual(['first', 'second']));
});
