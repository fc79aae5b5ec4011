/**
 * `npm test`: everything that a change has to pass. Prepares the workspace as `npm start` does, then runs its stages.
 *
 *   npm test                                  all of it; says what it had to skip and why
 *   npm test -- --only unit,lint              some stages
 *   npm test -- --only integration routing    only the test files whose path contains "routing"
 *   npm test -- --require-all                 fails when anything would be skipped
 *
 * This file runs on any Node that knows modules, so that an old one gets a sentence instead of a syntax error.
 */
const [major] = process.versions.node.split('.').map(Number);

if (major < 20) {
  console.error('Node.js ' + process.versions.node + ' is too old: the tests need Node.js 20 or later.');
  process.exitCode = 1;
} else {
  import('./test/main.mjs').then(({ main }) => main(process.argv.slice(2)));
}
