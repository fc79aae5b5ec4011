import { StartFailure } from './failure.mjs';

export const HELP = [
  'npm start                 prepare what is missing, then serve until Ctrl-C',
  'npm start -- --sample     the same, and add sample customers, orders and tickets',
  'npm run dev               serve, rebuild on every change, restart when the server changed',
  '',
  'Settings come from the environment, then from .env (see .env.example).',
];

/**
 * @param {string[]} argv
 * @returns {{help: boolean, sample: boolean}}
 */
export function parseOptions(argv) {
  const unknown = argv.filter((arg) => !['--help', '-h', '--sample'].includes(arg));
  if (unknown.length) throw new StartFailure(`Unknown option: ${unknown.join(' ')}`, HELP);
  return { help: argv.includes('--help') || argv.includes('-h'), sample: argv.includes('--sample') };
}
