import { StartFailure } from '../start/failure.mjs';
import { STAGE_NAMES } from './stages.mjs';

export const HELP = [
  'npm test                                 everything; says what it had to skip and why',
  'npm test -- --only unit,lint             some stages, or groups of them',
  'npm test -- --only integration routing   only the test files whose path contains "routing"',
  'npm test -- --require-all                nothing may be skipped',
  '',
  `Stages: ${STAGE_NAMES.join(', ')}`,
  '',
  'Databases: SQLite always; PostgreSQL and MariaDB when they answer on this machine, or at TEST_POSTGRES_URL and',
  'TEST_MARIADB_URL (postgres://user:password@host:5432/postgres, mariadb://user:password@host:3306/).',
  'Browser: Chromium from the PATH, or CHROMIUM_PATH. E2E_BASE_URL runs its tests against an application that is up.',
];

/** `integration` stands for `integration:sqlite` and its sisters. */
const covers = (wanted, name) => name === wanted || name.startsWith(`${wanted}:`);

/**
 * @param {string[]} argv
 * @returns {{help: boolean, requireAll: boolean, stages: string[], files: string[]}} `files`: parts of paths
 */
export function parseOptions(argv) {
  const options = { help: false, requireAll: false, stages: STAGE_NAMES, files: [] };
  const rest = [...argv];
  while (rest.length) {
    const [argument, inline] = rest.shift().split(/=(.*)/s);
    if (argument === '--help' || argument === '-h') options.help = true;
    else if (argument === '--require-all') options.requireAll = true;
    else if (argument === '--only') options.stages = chosenStages(inline ?? rest.shift());
    else if (argument.startsWith('-')) throw new StartFailure(`Unknown option: ${argument}`, HELP);
    else options.files.push(argument);
  }
  return options;
}

/** @param {string | undefined} list */
function chosenStages(list) {
  const wanted = (list ?? '').split(',').filter(Boolean);
  const unknown = wanted.filter((name) => !STAGE_NAMES.some((stage) => covers(name, stage)));
  if (!wanted.length || unknown.length) throw new StartFailure(`No such stage: ${unknown.join(', ') || '?'}`, HELP);
  return STAGE_NAMES.filter((stage) => wanted.some((name) => covers(name, stage)));
}
