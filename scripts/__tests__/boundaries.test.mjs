import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { importFault } from '../lint/boundaries.mjs';
import ticketing from '../lint/plugin.mjs';

const src = '/repo/packages/plugins/ticketing/src';
const folders = [
  'server/tickets',
  'server/routing',
  'server/kernel',
  'client-v2/workspace',
  'client-v2/tickets',
  'shared',
];
const isFolder = (file) => folders.some((folder) => file === `${src}/${folder}`);
const fault = (file, specifier, typeOnly) => importFault({ src, isFolder }, `${src}/${file}`, specifier, typeOnly);

const FORBIDDEN = [
  ['server/tickets/create.ts', '../routing/assign'],
  ['server/tickets/create.ts', '../collections/ticketingTickets'],
  ['server/tickets/create.ts', '../plugin'],
  ['server/tickets/create.ts', '../../client-v2/workspace'],
  ['server/tickets/create.ts', '@nocobase/client-v2'],
  ['server/tickets/create.ts', '@ticketing/plugin-ticketing'],
  ['server/tickets/create.ts', './__tests__/factory'],
  ['server/tickets/__tests__/create.test.ts', '../../routing/assign'],
  ['server/tickets/create.ts', '../__tests__/kit'],
  ['server/plugin.ts', './tickets/create'],
  ['server/kernel/jobs.ts', '../tickets'],
  ['server/kernel/jobs.ts', '../plugin'],
  ['shared/numbering.ts', '../server/kernel/errors'],
  ['shared/numbering.ts', 'node:fs'],
  ['shared/numbering.ts', 'fs'],
  ['shared/numbering.ts', '@nocobase/database'],
  ['client-v2/workspace/Queue.tsx', '../../client/plugin'],
  ['client-v2/workspace/Queue.tsx', '../../server/tickets'],
  ['client-v2/workspace/Queue.tsx', '../tickets/StatusButton'],
  ['client-v2/workspace/Queue.tsx', '@nocobase/client'],
  ['client/plugin.tsx', '../server/tickets'],
  ['index.ts', './client-v2'],
];

const ALLOWED = [
  ['server/plugin.ts', './tickets'],
  ['server/plugin.ts', './kernel/errorHandler'],
  ['server/tickets/create.ts', '../routing'],
  ['server/tickets/create.ts', '../routing/index'],
  ['server/tickets/create.ts', '../kernel/errors'],
  ['server/tickets/create.ts', '../../shared/categories'],
  ['server/tickets/flow/apply.ts', '../rules'],
  ['server/tickets/create.ts', '@nocobase/database'],
  ['server/tickets/__tests__/create.itest.ts', '../../__tests__/kit'],
  ['server/tickets/__tests__/create.test.ts', '../create'],
  ['server/tickets/__tests__/create.test.ts', 'node:fs'],
  ['server/__tests__/indexes.itest.ts', '../collections/ticketingTickets'],
  ['server/kernel/jobs.ts', './clock'],
  ['shared/numbering.ts', './time'],
  ['client-v2/workspace/Queue.tsx', '../ui/StatusTag'],
  ['client-v2/workspace/Queue.tsx', '../tickets'],
  ['client-v2/workspace/Queue.tsx', '../locale'],
  ['client-v2/workspace/Queue.tsx', '../../shared/categories'],
  ['client/plugin.tsx', '../client-v2/register'],
];

for (const [file, specifier] of FORBIDDEN) {
  test(`${file} may not import ${specifier}`, () => assert.equal(typeof fault(file, specifier), 'string'));
}

for (const [file, specifier] of ALLOWED) {
  test(`${file} may import ${specifier}`, () => assert.equal(fault(file, specifier), undefined));
}

test('a feature may import the type of the plugin', () => {
  assert.equal(fault('server/tickets/index.ts', '../plugin', true), undefined);
});

test('every form of import is seen', () => {
  const code = [
    "import '../routing/a';",
    "export * from '../routing/b';",
    "export { c } from '../routing/c';",
    "const d = import('../routing/d');",
    "const e = require('../routing/e');",
    "type F = import('../routing/f').F;",
  ].join('\n');
  const messages = new Linter({ cwd: '/repo' }).verify(
    code,
    {
      files: ['**/*.ts'],
      plugins: { ticketing },
      languageOptions: { parser: tseslint.parser },
      rules: { 'ticketing/boundaries': ['error', { src }] },
    },
    { filename: `${src}/server/tickets/create.ts` },
  );
  assert.deepEqual(
    messages.map(({ line }) => line),
    [1, 2, 3, 4, 5, 6],
  );
});
