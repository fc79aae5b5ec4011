import path from 'node:path';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import ticketing from './scripts/lint/plugin.mjs';

const src = path.join(import.meta.dirname, 'packages/plugins/ticketing/src');
const SOURCES = ['packages/plugins/ticketing/src/**/*.{ts,tsx}'];
const CLIENT = ['packages/plugins/ticketing/src/client*/**/*.{ts,tsx}'];
const TESTS = ['**/__tests__/**'];

const NODE_GLOBALS = Object.fromEntries(
  [
    ...[
      'process',
      'console',
      'Buffer',
      'URL',
      'URLSearchParams',
      'fetch',
      'Response',
      'AbortController',
      'AbortSignal',
    ],
    ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'queueMicrotask', 'performance'],
    ...['TextEncoder', 'TextDecoder', 'structuredClone', 'crypto', 'WebSocket', 'FormData', 'Blob', 'Headers'],
  ].map((name) => [name, 'readonly']),
);

const DOUBLE_CAST = {
  selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
  message: 'Parse or narrow instead of casting through unknown.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      'storage/**',
      '**/node_modules/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-unreachable': 'error',
      'no-fallthrough': 'error',
      'no-dupe-keys': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': ['error', DOUBLE_CAST],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: SOURCES,
    plugins: { ticketing },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'ticketing/boundaries': ['error', { src }],
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: CLIENT,
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': [
        'error',
        DOUBLE_CAST,
        { selector: 'JSXText[value=/\\p{L}/u]', message: 'Text that people read belongs in the locale files.' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: { ...NODE_GLOBALS } },
    rules: { 'no-undef': 'error' },
  },
  {
    files: ['**/*.cjs', '**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly', __filename: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Conversations to read, not code.
    files: ['scripts/sample/stories/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: [...TESTS, '**/*.d.ts'],
    rules: { 'max-lines': 'off', 'no-console': 'off' },
  },
);
