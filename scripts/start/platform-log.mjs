const SHOWN = { warn: 'warning', error: 'error', fatal: 'error' };

/**
 * Warnings that the unmodified platform gives at every start in the embedded set-up, and that ask nothing of anybody. They
 * are in the log files like everything else.
 */
const HARMLESS = [
  /^\[PubSubManager\] adapter is not exist or not connected, cannot publish message/, // one process has nobody to tell
  /^AsyncTaskManager already exists/,
  /^tools \[\w+\] register ignored/,
  /^\[Workflow pre-action\]: collection "auth" not found/,
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
    if (!level || HARMLESS.some((pattern) => pattern.test(entry.message))) return undefined;
    return { level, text: sentence(entry), module: entry.module };
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
  const text = typeof message === 'string' ? message : JSON.stringify(message);
  const request = path ? ` (${path}${status ? `, ${status}` : ''})` : '';
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
