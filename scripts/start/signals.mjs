const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Ends this process well: once through `stop`, the second time at once.
 *
 * @param {(signal: NodeJS.Signals) => Promise<boolean>} stop stops what runs; answers whether the application had been
 *   serving, in which case stopping it is a success and not an interruption
 * @param {() => void} force
 */
export function onStopSignals(stop, force) {
  let stopping = false;
  for (const [signal, code] of Object.entries(EXIT_CODES)) {
    process.on(/** @type {NodeJS.Signals} */ (signal), async () => {
      if (stopping) {
        force();
        process.exit(code);
      }
      stopping = true;
      const served = await stop(/** @type {NodeJS.Signals} */ (signal));
      process.exit(served ? 0 : code);
    });
  }
}
