import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { findChromium } from '../test/chromium.mjs';
import { findServer } from '../test/databases.mjs';
import { parseOptions } from '../test/options.mjs';
import { table, tail, totals } from '../test/report.mjs';
import { tapCounts } from '../test/runners.mjs';
import { schedule } from '../test/schedule.mjs';

const result = (values) => ({ name: 'unit', took: 1000, passed: 0, failed: 0, skipped: 0, ...values });

test('--only chooses stages, and a group chooses its members', () => {
  assert.deepEqual(parseOptions(['--only', 'unit,integration']).stages, [
    'unit',
    'integration:sqlite',
    'integration:postgres',
    'integration:mariadb',
  ]);
  assert.deepEqual(parseOptions(['--only=integration:sqlite', 'routing']), {
    help: false,
    requireAll: false,
    stages: ['integration:sqlite'],
    files: ['routing'],
  });
});

for (const argv of [['--only'], ['--only', 'units'], ['--fast']]) {
  test(`${argv.join(' ')} is refused, with help`, () => {
    assert.throws(() => parseOptions(argv), { name: 'StartFailure' });
  });
}

test('skipping is fine for a developer and a failure where nothing may be skipped', () => {
  const results = [
    result({ passed: 7 }),
    result({ name: 'browser', skip: 'no Chromium' }),
    result({ name: 'scripts', passed: 2, skipped: 3 }),
  ];
  assert.deepEqual(totals(results, false), { passed: 9, failed: 0 });
  assert.deepEqual(totals(results, true), { passed: 9, failed: 4 });
  assert.deepEqual(table(results, false), [
    '✓ unit     1.0 s  7 passed',
    '- browser  skipped: no Chromium',
    '✓ scripts  1.0 s  2 passed, 3 skipped',
  ]);
  assert.equal(table(results, true)[1], '✗ browser  skipped: no Chromium');
});

test('the end of long output is shown', () => {
  const shown = tail(Array.from({ length: 500 }, (_, index) => `line ${index}`).join('\n'));
  assert.match(shown, /^ {2}\| … 380 lines before\n/);
  assert.match(shown, /line 499$/);
});

test('cancelled cases of node --test have failed', () => {
  const tap = '# tests 6\n# pass 2\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 1\n';
  assert.deepEqual(tapCounts(tap), { passed: 2, failed: 2, skipped: 2 });
});

test('stages share the lanes, in order', async () => {
  const running = new Set();
  const seen = [];
  const stages = [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }];
  await schedule(stages, 2, async ({ name }) => {
    running.add(name);
    seen.push([...running].join(''));
    await sleep(name === 'a' ? 60 : 20);
    running.delete(name);
  });
  assert.deepEqual(seen, ['a', 'ab', 'ac', 'ad']);
});

test('a stage that breaks ends the run', async () => {
  const broken = schedule([{ name: 'a' }], 2, () => Promise.reject(new Error('broken')));
  await assert.rejects(broken, /broken/);
});

test('says why a database server cannot be used', async () => {
  const environment = { TEST_POSTGRES_URL: 'postgres://nobody@127.0.0.1:1/postgres' };
  assert.match((await findServer('postgres', environment)).reason, /TEST_POSTGRES_URL \(.*ECONNREFUSED/);
});

test('finds Chromium where the environment says', () => {
  assert.equal(findChromium({ CHROMIUM_PATH: '/somewhere/chromium' }), '/somewhere/chromium');
});
