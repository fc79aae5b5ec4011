import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { addTexts, readLocale, removeTexts } from '../locale.mjs';
import { checkLocales } from '../locale-check.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ticketing-locale-test-'));
after(() => fs.rmSync(folder, { recursive: true }));
let count = 0;

/** Writes a small source tree and says what the check finds wrong with it. */
function check(sources, english, chinese = english) {
  count += 1;
  const src = path.join(folder, String(count));
  const files = {
    ...sources,
    'locale/en-US.json': JSON.stringify(english),
    'locale/zh-CN.json': JSON.stringify(chinese),
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(src, name)), { recursive: true });
    fs.writeFileSync(path.join(src, name), text);
  }
  return checkLocales(src);
}

const USED = {
  'a call of t': "t('Reply')",
  'a method t': "ctx.t('Reply')",
  tExpr: "tExpr('Reply', { ns })",
  'an error code': "throw new TicketingError('Reply', 422)",
  'both branches of a condition': "t(yes ? 'Reply' : 'Reply')",
  'a template of the host': 'const title = \'{{t("Reply", { ns: "@ticketing/plugin-ticketing" })}}\'',
  'a function that hands it on': "const text = (name, title) => ({ title: tExpr(title) }); text('reply', 'Reply')",
  'two functions deep': "const a = (k) => t(k); const b = (k) => a(k); b('Reply')",
  'a property that is handed on': "const block = ({ name }) => tExpr(name); block({ name: 'Reply' })",
  'a default that is handed on': "const fail = (code = 'Reply') => new TicketingError(code); fail()",
  'a table of labels': "const LABELS = { reply: 'Reply' } as const; t(LABELS[kind])",
  'a label of an object': "const kinds = [{ value: 'reply', label: 'Reply' }]",
};

for (const [name, source] of Object.entries(USED)) {
  test(`sees ${name}`, () => {
    assert.deepEqual(check({ 'server/a.ts': source }, { Reply: 'Reply' }), []);
    assert.deepEqual(check({ 'server/a.ts': source }, {}), ['server/a.ts:1: "Reply" is in no locale file']);
  });
}

test('follows a function into another file', () => {
  const sources = {
    'server/fields.ts': 'export const text = (title: string) => titleExpression(title);',
    'server/tickets.ts': "import { text } from './fields';\n\ntext('Subject');",
  };
  assert.deepEqual(check(sources, {}), ['server/tickets.ts:3: "Subject" is in no locale file']);
});

test('leaves alone names of fields, tests and the texts of the host', () => {
  const sources = {
    'server/a.ts': 'const relation = { label: "nickname" }; const id = \'{{t("ID")}}\';',
    'server/__tests__/a.test.ts': "t('Only in a test')",
  };
  assert.deepEqual(check(sources, {}), []);
});

test('refuses keys put together at run time', () => {
  assert.match(check({ 'server/a.ts': 't(`state ${state}`)' }, {})[0], /cannot be checked/);
});

test('finds what is left over, missing, empty or has other placeholders', () => {
  const source = { 'server/a.ts': "t('A'); t('B'); t('C')" };
  assert.deepEqual(
    check(source, { A: '{{name}}', B: 'B', C: 'C', D: 'D' }, { A: '{{ nom }}', B: ' ', C: 'C', E: 'E' }),
    [
      'zh-CN: no text for "D"',
      'en-US: no text for "E"',
      'zh-CN: other placeholders than en-US in "A"',
      'zh-CN: "B" is empty',
      '"D" is used nowhere',
    ],
  );
});

test('texts stay sorted and equal in keys', async () => {
  const dir = path.join(folder, 'edit');
  await addTexts([{ key: 'Note', texts: ['Note', '备注'] }], dir);
  await addTexts([{ key: 'Assign', texts: ['Assign', '分配'] }], dir);
  assert.deepEqual(Object.entries(readLocale('zh-CN', dir)), [
    ['Assign', '分配'],
    ['Note', '备注'],
  ]);
  await removeTexts(['Note'], dir);
  assert.deepEqual(readLocale('en-US', dir), { Assign: 'Assign' });
});

test('edits at the same time lose nothing', async () => {
  const dir = path.join(folder, 'together');
  const module = JSON.stringify(new URL('../locale.mjs', import.meta.url).href);
  const keys = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6'];
  const add = (key) =>
    promisify(execFile)(process.execPath, [
      '--input-type=module',
      '-e',
      `const { addTexts } = await import(${module}); await addTexts([{ key: '${key}', texts: ['a', 'b'] }], ${JSON.stringify(dir)});`,
    ]);
  await Promise.all(keys.map(add));
  assert.deepEqual(Object.keys(readLocale('en-US', dir)), keys);
});
