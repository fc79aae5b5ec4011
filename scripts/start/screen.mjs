import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const COLOURS = { red: 31, green: 32, yellow: 33, cyan: 36, dim: 2, bold: 1 };
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

/** @param {number} ms */
export function seconds(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/**
 * What the start shows: one line a step, live on a terminal, plain elsewhere. Every line also goes to a log file once
 * there is one.
 *
 * @typedef {ReturnType<typeof createScreen>} Screen
 * @param {NodeJS.WriteStream} [out]
 */
export function createScreen(out = process.stdout) {
  const live = Boolean(out.isTTY) && process.env.TERM !== 'dumb' && !process.env.CI;
  const coloured = live && !process.env.NO_COLOR;
  /** @type {string | undefined} */
  let logFile;
  /** @type {string[]} */
  let unlogged = [];
  /** @type {(() => string) | undefined} the live line, when a step is running */
  let liveLine;

  /** @param {keyof typeof COLOURS} colour @param {string} text */
  const paint = (colour, text) => (coloured ? `\x1b[${COLOURS[colour]}m${text}\x1b[0m` : text);

  /** @param {string} text */
  function log(text) {
    const line = `${new Date().toISOString()} ${text}\n`;
    if (!logFile) return void unlogged.push(line);
    try {
      appendFileSync(logFile, line);
    } catch {
      // A full disk must not take the server down with it; the screen still shows the line.
    }
  }

  /** @param {string} [text] @param {keyof typeof COLOURS} [colour] */
  function print(text = '', colour) {
    if (liveLine) out.write('\r\x1b[K');
    out.write(`${colour ? paint(colour, text) : text}\n`);
    if (text.trim()) log(text);
    if (liveLine) out.write(liveLine());
  }

  /**
   * What went wrong, on the error output: the sentence, then what to do about it.
   *
   * @param {string[]} lines
   */
  function error([message, ...advice]) {
    if (liveLine) out.write('\r\x1b[K');
    process.stderr.write(`\n${paint('red', message)}\n${advice.map((line) => `${line}\n`).join('')}\n`);
    [message, ...advice].forEach(log);
    if (liveLine) out.write(liveLine());
  }

  /**
   * @param {string} title what is being done, as in "Installing packages"
   */
  function step(title) {
    const begun = Date.now();
    let detail = '';
    let frame = 0;
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    if (live) {
      liveLine = () => {
        const elapsed = seconds(Date.now() - begun);
        const room = Math.max(0, (out.columns ?? 80) - title.length - elapsed.length - 8);
        const note = detail && room > 10 ? `  ${detail.slice(0, room)}` : '';
        return `\r\x1b[K${paint('cyan', FRAMES[frame % FRAMES.length])} ${title}  ${paint('dim', elapsed + note)}`;
      };
      timer = setInterval(() => {
        frame += 1;
        if (liveLine) out.write(liveLine());
      }, 120);
      timer.unref();
      out.write(liveLine());
    } else {
      // Only a step that takes a while announces itself; a quick one is a single line when it is done.
      timer = setTimeout(() => print(`… ${title}`), 1500);
    }
    const stop = () => {
      clearTimeout(timer);
      if (liveLine) out.write('\r\x1b[K');
      liveLine = undefined;
    };
    return {
      /** @param {string} text what it is busy with right now */
      update(text) {
        detail = text;
      },
      /** @param {string} text the outcome, as in "Packages installed" */
      done(text) {
        const took = Date.now() - begun;
        stop();
        log(`${text} (${seconds(took)})`);
        out.write(`${paint('green', '✓')} ${text}${took >= 100 ? paint('dim', `  ${seconds(took)}`) : ''}\n`);
        return took;
      },
      fail() {
        const took = Date.now() - begun;
        stop();
        log(`failed: ${title} (${seconds(took)})`);
        out.write(`${paint('red', '✗')} ${title}${paint('dim', `  ${seconds(took)}`)}\n`);
      },
    };
  }

  return {
    print,
    error,
    log,
    paint,
    step,
    /** @param {string} text */
    warn: (text) => print(`! ${text}`, 'yellow'),
    /** Forgets the running step's line, so that what follows starts on a clean one. */
    clear() {
      if (liveLine) out.write('\r\x1b[K');
      liveLine = undefined;
    },
    /** From here on, everything printed is also appended to this file. @param {string} file */
    logTo(file) {
      mkdirSync(path.dirname(file), { recursive: true });
      if (statSync(file, { throwIfNoEntry: false })?.size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`);
      logFile = file;
      appendFileSync(file, unlogged.join(''));
      unlogged = [];
    },
  };
}
