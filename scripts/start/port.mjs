import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import net from 'node:net';
import { StartFailure } from './failure.mjs';

const LISTENING = '0A';

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} the error code of trying to listen
 */
function tryListening(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** @param {number} port @returns {{pid: number, command: string} | undefined} from Linux's own tables */
function ownerFromProc(port) {
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      if (fields[1]?.endsWith(`:${hex}`) && fields[3] === LISTENING) sockets.add(`socket:[${fields[9]}]`);
    }
  }
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const holds = readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.has(readlinkSync(`/proc/${pid}/fd/${fd}`)));
      if (holds)
        return { pid: Number(pid), command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim() };
    } catch {
      // It ended meanwhile, or belongs to somebody else.
    }
  }
  return undefined;
}

/** @param {number} port @returns {{pid: number, command: string} | undefined} where there is no /proc */
function ownerFromLsof(port) {
  const text = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 3000,
  });
  const pid = /^p(\d+)$/m.exec(text)?.[1];
  return pid ? { pid: Number(pid), command: /^c(.+)$/m.exec(text)?.[1] ?? '' } : undefined;
}

/** @param {number} port @returns {{pid: number, command: string} | undefined} */
export function portOwner(port) {
  for (const look of [ownerFromProc, ownerFromLsof]) {
    try {
      const owner = look(port);
      if (owner) return owner;
    } catch {
      // not on this system
    }
  }
  return undefined;
}

/** @param {number} port @param {{pid: number, command: string} | undefined} owner */
export function portTaken(port, owner) {
  const by = owner ? ` by process ${owner.pid}${owner.command ? ` (${owner.command.slice(0, 120)})` : ''}` : '';
  return new StartFailure(`Port ${port} is already in use${by}.`, [
    `Stop that process${owner ? ` (kill ${owner.pid})` : ''}, or choose another port: PORT=${port + 1} npm start`,
  ]);
}

/**
 * @param {number} port
 * @param {string} host
 */
export async function requireFreePort(port, host) {
  const code = await tryListening(port, host);
  if (!code) return;
  if (code === 'EADDRINUSE') throw portTaken(port, portOwner(port));
  if (code === 'EACCES') {
    throw new StartFailure(`This user may not listen on port ${port}.`, [
      'Ports below 1024 are reserved: choose another, as in PORT=13000 npm start',
    ]);
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    throw new StartFailure(`This machine has no address "${host}" to listen on.`, [
      'Set APP_HOST to one of its own addresses, 127.0.0.1 for this machine only, or 0.0.0.0 for all.',
    ]);
  }
  throw new StartFailure(`Cannot listen on ${host}:${port} (${code}).`);
}
