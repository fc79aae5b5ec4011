/**
 * Loaded into every process that the start begins (`node --require`): when the start is gone, killed or crashed, this one
 * ends as well. The server gets a few seconds to close its database; anything else, such as an installation, stops at
 * once together with all it has begun.
 */
const GRACE_MS = 8000;

if (process.channel && process.env.TICKETING_TETHER) {
  const graceful = process.env.TICKETING_TETHER === 'graceful';
  // Not for those further down: they end with their group.
  delete process.env.TICKETING_TETHER;
  process.channel.unref();

  const endGroup = () => {
    try {
      process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
    } catch {
      process.exit(1);
    }
  };

  process.on('disconnect', () => {
    if (!graceful) return endGroup();
    process.kill(process.pid, 'SIGTERM');
    setTimeout(endGroup, GRACE_MS).unref();
  });
}
