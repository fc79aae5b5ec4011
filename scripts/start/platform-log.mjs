const SHOWN = { warn: 'warning', error: 'error', fatal: 'error' };

/**
 * Warnings that the unmodified platform gives at every start in the embedded set-up, and that ask nothing of anybody. They
 * are in the log files like everything else.
 */
const HARMLESS = [
  /^\[PubSubManager\] adapter is not exist or not connected, cannot publish message/, // one process has nobody to tell
  /^AsyncTaskManager already exists/,
  /^tools \[\w+\] register ignored/,
  /^\[Workflow pre-action\]: collection "(auth|ticketing\w*)" not found/, // actions that belong to no collection
  /^response \//, // somebody asked for what is not there or not theirs; errors of ours come as errors
];

/**
 * The platform writes JSON lines; people get those that matter, as sentences. The whole of it is in its log files.
 *
 * @param {string} line
 * @returns {{level: 'warning' | 'error' | 'plain', text: string, module?: string} | undefined} undefined for what need
 *   not be shown
 */
export function readPlatformLine(line) {
  if (!line.startsWith('{')) return line.trim() ? { level: 'plain', text: line } : undefined;
  if (isRoutine(line)) return undefined; // nearly all of them: not worth parsing
  try {
    const entry = JSON.parse(line);
    const level = SHOWN[/** @type {keyof typeof SHOWN} */ (entry.level)];
    if (!level || (level === 'warning' && HARMLESS.some((pattern) => pattern.test(entry.message)))) return undefined;
    const text = sentence(entry);
    return text ? { level, text, module: entry.module } : undefined;
  } catch {
    return { level: 'plain', text: line };
  }
}

/** @param {string} line */
const isRoutine = (line) => /^\{"level":"(info|debug|trace)"/.test(line);

/**
 * @param {string} line
 * @returns {boolean} whether the platform says with it that it is up
 */
export const saysStarted = (line) => isRoutine(line) && line.includes('"app has been started"');

/** @param {Record<string, any>} entry */
function sentence({ message, module, submodule, stack, meta, path, status }) {
  const where = [module, submodule].filter((part) => part && part !== 'application').join('/');
  const full = typeof message === 'string' ? message : (message?.message ?? message?.code ?? '');
  if (!full) return ''; // an error as an object: its own line follows
  const text = String(full).split(/\nRequire stack:/)[0]; // the call below says as much
  const request = path && !text.includes(path) ? ` (${path}${status ? `, ${status}` : ''})` : '';
  const frame = typeof stack === 'string' ? stack.split('\n').find((part) => /^\s+at /.test(part)) : undefined;
  const detail =
    meta?.err && typeof meta.err === 'string' && !text.includes(meta.err) ? `: ${meta.err.split('\n')[0]}` : '';
  return `${where ? `[${where}] ` : ''}${text}${detail}${request}${frame ? `\n    ${frame.trim()}` : ''}`;
}

/**
 * Cuts a stream into lines.
 *
 * @param {NodeJS.ReadableStream | null} stream
 * @param {(line: string) => void} onLine
 */
export function eachLine(stream, onLine) {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  stream?.on('end', () => rest && onLine(rest));
}
