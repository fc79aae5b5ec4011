const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Ctrl-C under npm arrives twice, from the terminal and passed on by npm; only a later one is somebody losing patience. */
const ECHO_MS = 1000;
const PARENT_WATCH_MS = 1000;

/**
 * Ends this process well: once through `stop`, when asked again at once.
 *
 * @param {(signal: NodeJS.Signals) => Promise<boolean>} stop stops what runs; answers whether the application had been
 *   serving, in which case stopping it is a success and not an interruption
 * @param {() => void} force
 */
export function onStopSignals(stop, force) {
  let asked = 0;
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.on(/** @type {NodeJS.Signals} */ (signal), async () => {
      if (asked) {
        if (Date.now() - asked < ECHO_MS) return;
        force();
        process.exit(code);
      }
      asked = Date.now();
      const served = await stop(/** @type {NodeJS.Signals} */ (signal));
      process.exit(served ? 0 : code);
    });
  }
  if (process.env.npm_lifecycle_event) stopWithParent();
}

/** Whoever kills npm means what npm runs. */
function stopWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_WATCH_MS);
  timer.unref();
}
