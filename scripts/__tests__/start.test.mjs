import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChild } from '../start/child.mjs';
import { explainDatabaseError } from '../start/database/explain.mjs';
import { ensureEnvFile, mergeEnv, parseEnv, parsePort } from '../start/env.mjs';
import { describeFailure } from '../start/failure.mjs';
import { tryLock } from '../start/lock.mjs';
import { parseOptions } from '../start/options.mjs';
import { explainNpmFailure, INSTALL_MARK, installState, lockfileHash } from '../start/packages.mjs';
import { buildState, PLUGIN } from '../start/plugin-build.mjs';
import { readPlatformLine, saysStarted } from '../start/platform-log.mjs';
import { prepareDatabase } from '../start/prepare-database.mjs';
import { requireFreePort } from '../start/port.mjs';
import { identify, isAlive } from '../start/process-identity.mjs';
import { createScreen } from '../start/screen.mjs';
import { installMark, requireWritable } from '../start/storage.mjs';
import { isLoopback, passwordWarning, signInHint } from '../start/welcome.mjs';

/** @type {typeof import('sqlite3') | undefined} */
const sqlite = (() => {
  try {
    return createRequire(import.meta.url)('sqlite3');
  } catch {
    return undefined;
  }
})();
const quiet = createScreen(/** @type {any} */ ({ write: () => true }));

const START = fileURLToPath(new URL('../start.mjs', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ticketing-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {string} name @param {string} [text] */
function put(name, text = '') {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** @param {() => boolean} condition */
async function until(condition, ms = 5000) {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(20)) if (condition()) return;
  assert.fail('it did not happen in time');
}

describe('settings', () => {
  it('reads quotes, comments, export and values over several lines', () => {
    const text = [
      '# DB_HOST=commented',
      'export A=1',
      'B = two words # said so',
      'C="a#b"',
      "D='$x'",
      'E="one',
      'two"',
      'F=',
      'G="x\\ny"\r',
    ].join('\n');
    assert.deepEqual(parseEnv(text), { A: '1', B: 'two words', C: 'a#b', D: '$x', E: 'one\ntwo', F: '', G: 'x\ny' });
  });

  it('lets the environment win over the file, and the file over the defaults', () => {
    const env = mergeEnv({ DB_HOST: 'outside' }, { DB_HOST: 'file', DB_DIALECT: 'postgres' });
    assert.equal(env.DB_HOST, 'outside');
    assert.equal(env.DB_DIALECT, 'postgres');
    assert.equal(env.APP_ENV, 'production');
    assert.equal(mergeEnv({}, {}).DB_DIALECT, 'sqlite');
  });

  it('takes the port from either name, the environment first', () => {
    assert.equal(mergeEnv({}, {}).APP_PORT, '13000');
    assert.equal(mergeEnv({}, { PORT: '1' }).APP_PORT, '1');
    assert.equal(mergeEnv({ PORT: '2' }, { APP_PORT: '1' }).APP_PORT, '2');
    assert.equal(mergeEnv({ PORT: '2', APP_PORT: '3' }, { APP_PORT: '1' }).APP_PORT, '3');
    for (const port of ['0', '65536', '80a', '-1', '']) assert.throws(() => parsePort(port), /not a port/);
  });

  it('makes .env with a random key, for its owner only, once', () => {
    put('.env.example', 'APP_ENV=production\nAPP_KEY=\nDB_DIALECT=sqlite\n');
    const file = path.join(folder, '.env');
    assert.equal(ensureEnvFile(folder, file), 'created');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const { APP_KEY, DB_DIALECT } = parseEnv(readFileSync(file, 'utf8'));
    assert.match(APP_KEY, /^[0-9a-f]{64}$/);
    assert.equal(DB_DIALECT, 'sqlite');
    assert.equal(ensureEnvFile(folder, file), 'kept');
    assert.equal(parseEnv(readFileSync(file, 'utf8')).APP_KEY, APP_KEY);
  });

  it('gives an existing .env the key it lacks and keeps everything else', () => {
    const file = put('.env', 'DB_DIALECT=postgres\nDB_PASSWORD="a # b"');
    assert.equal(ensureEnvFile(folder, file), 'completed');
    const values = parseEnv(readFileSync(file, 'utf8'));
    assert.match(values.APP_KEY, /^[0-9a-f]{64}$/);
    assert.equal(values.DB_PASSWORD, 'a # b');
    assert.equal(statSync(file).mode & 0o077, 0);
  });

  it('knows its options', () => {
    assert.deepEqual(parseOptions(['--sample']), { help: false, sample: true });
    assert.throws(() => parseOptions(['--smaple']), /Unknown option: --smaple/);
  });
});

describe('installed packages', () => {
  const lock = (version) =>
    JSON.stringify({
      packages: {
        '': {},
        'node_modules/a': { version },
        'node_modules/for-another-system': { version: '1', optional: true },
      },
    });

  function install() {
    for (const name of ['@nocobase/app/lib/index.js', '@nocobase/cli-v1/package.json', 'yarn/package.json']) {
      put(`node_modules/${name}`);
    }
    put('node_modules/@ticketing/plugin-ticketing/package.json');
  }

  it('are absent, unfinished, finished, outdated', () => {
    put('package-lock.json', lock('1'));
    assert.equal(installState(folder), 'absent');
    put('node_modules/a/package.json');
    assert.equal(installState(folder), 'unfinished', 'killed while unpacking');
    install();
    assert.equal(installState(folder), 'unfinished', 'everything essential is there, but nothing says it was the end');
    put(INSTALL_MARK, `${lockfileHash(folder)}\n`);
    assert.equal(installState(folder), 'finished');
    put('package-lock.json', lock('2'));
    assert.equal(installState(folder), 'outdated');
  });

  it('count when npm was run by hand', () => {
    put('package-lock.json', lock('1'));
    install();
    put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '0' } } }));
    assert.equal(installState(folder), 'unfinished');
    put('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/a': { version: '1' } } }));
    assert.equal(installState(folder), 'finished');
    assert.equal(readFileSync(path.join(folder, INSTALL_MARK), 'utf8').trim(), lockfileHash(folder));
  });

  it('say why they could not be installed', () => {
    assert.match(explainNpmFailure('npm error code ENOSPC').join(), /disk is full/);
    assert.match(explainNpmFailure('npm error code ENOTFOUND').join(), /registry cannot be reached/);
    assert.match(explainNpmFailure('npm error code EACCES').join(), /may not write/);
    const warned = 'npm warn EBADENGINE Unsupported engine\nnpm error `npm ci` needs them in sync';
    assert.match(explainNpmFailure(warned).join(), /differ/, 'a warning is not the cause');
  });
});

describe('the built plugin', () => {
  const past = new Date(Date.now() - 60_000);

  function build() {
    for (const name of ['build.mjs', 'package.json', 'src/server/plugin.ts', 'build/server.mjs']) {
      utimesSync(put(`${PLUGIN}/${name}`), past, past);
    }
    for (const name of ['src/server', 'src', 'build']) utimesSync(path.join(folder, PLUGIN, name), past, past);
    for (const name of ['server/index.js', 'client/index.js', 'client-v2/index.js', '.built']) {
      put(`${PLUGIN}/dist/${name}`);
    }
  }

  it('is current until a source is newer', () => {
    build();
    assert.equal(buildState(folder), 'current');
    const source = path.join(folder, PLUGIN, 'src/server/plugin.ts');
    utimesSync(source, new Date(Date.now() + 5000), new Date(Date.now() + 5000));
    assert.equal(buildState(folder), 'outdated');
  });

  it('is outdated when a source is gone', () => {
    build();
    const { mtime } = statSync(path.join(folder, PLUGIN, 'dist/.built'));
    utimesSync(path.join(folder, PLUGIN, 'dist/.built'), mtime, new Date(Date.now() - 1000));
    rmSync(path.join(folder, PLUGIN, 'src/server/plugin.ts'));
    assert.equal(buildState(folder), 'outdated');
  });

  it('is unfinished when the build was killed', () => {
    build();
    rmSync(path.join(folder, PLUGIN, 'dist/.built'));
    assert.equal(buildState(folder), 'unfinished');
    rmSync(path.join(folder, PLUGIN, 'dist'), { recursive: true });
    assert.equal(buildState(folder), 'absent');
  });
});

describe('database errors', () => {
  const target = { name: 'PostgreSQL', host: 'db', port: 5432, user: 'desk', database: 'tickets' };
  /** @param {object} error */
  const explain = (error, at = target) =>
    describeFailure(explainDatabaseError(Object.assign(new Error('as the server said'), error), at)).join('\n');

  it('tell an unreachable server from a wrong password and a missing database', () => {
    assert.match(explain({ code: 'ECONNREFUSED' }), /cannot be reached at db:5432 \(nothing listens there\)/);
    assert.match(explain({ code: 'ENOTFOUND' }), /no such host/);
    assert.match(explain({ errors: [{ code: 'ECONNREFUSED' }] }), /cannot be reached/);
    assert.match(explain({ message: 'timeout expired' }), /no answer/);
    assert.match(explain({ code: '28P01' }), /refuses user "desk"[\s\S]*DB_PASSWORD/);
    assert.match(explain({ code: '3D000' }), /"tickets" does not exist[\s\S]*CREATE DATABASE "tickets" OWNER "desk"/);
    const maria = { ...target, name: 'MariaDB' };
    assert.match(explain({ code: 'ER_ACCESS_DENIED_ERROR' }, maria), /refuses user "desk"/);
    assert.match(explain({ code: 'ER_DBACCESS_DENIED_ERROR' }, maria), /GRANT ALL PRIVILEGES ON `tickets`/);
  });
});

describe(
  'the database of a first start that did not finish',
  { skip: sqlite ? false : 'sqlite3 is not installed' },
  () => {
    const database = () => path.join(folder, 'db/nocobase.sqlite');
    const prepare = () =>
      prepareDatabase({
        root: folder,
        storage: folder,
        env: { DB_DIALECT: 'sqlite' },
        load: () => sqlite,
        screen: quiet,
      });
    const identity = () => `sqlite:${database()}`;

    /** @param {string} sql */
    const write = (sql) =>
      new Promise((resolve, reject) => {
        mkdirSync(path.dirname(database()), { recursive: true });
        const db = new sqlite.Database(database());
        db.exec(sql, (error) => db.close(() => (error ? reject(error) : resolve(undefined))));
      });
    const setAside = () => readdirSync(path.join(folder, 'db')).filter((name) => name.includes('unfinished'));

    it('is set aside, with its journals, and begun anew', async () => {
      const first = await prepare();
      assert.equal(first.first, true);
      assert.equal(installMark(folder).has(identity()), true);
      await write('CREATE TABLE collections (name TEXT)'); // killed before it was ready
      writeFileSync(`${database()}-journal`, '');
      const second = await prepare();
      assert.equal(second.first, true);
      assert.equal(existsSync(database()), false);
      assert.equal(setAside().length > 0, true);
      await second.ready();
      assert.equal(installMark(folder).has(identity()), false);
    });

    it('is set aside even when it was torn', async () => {
      await prepare();
      writeFileSync(database(), 'torn'.repeat(2000));
      assert.equal((await prepare()).first, true);
      assert.equal(setAside().length, 1);
    });

    it('is kept when anybody has ever signed in, whatever the mark says', async () => {
      await prepare();
      await write("CREATE TABLE issuedTokens (id TEXT); INSERT INTO issuedTokens VALUES ('1')");
      assert.equal((await prepare()).first, false);
      assert.deepEqual(setAside(), []);
      assert.equal(installMark(folder).has(identity()), false, 'and is never in question again');
    });

    it('is kept when it is not ours: no mark, or the mark of another database', async () => {
      await write('CREATE TABLE collections (name TEXT)');
      installMark(folder).add('sqlite:/elsewhere');
      assert.equal((await prepare()).first, false);
      assert.equal(existsSync(database()), true);
      assert.deepEqual(setAside(), []);
    });
  },
);

describe('what the platform says', () => {
  it('is shown when it is a warning or an error, as a sentence', () => {
    assert.equal(readPlatformLine('{"level":"info","message":"request"}'), undefined);
    assert.equal(readPlatformLine('  '), undefined);
    const error = {
      level: 'error',
      message: 'it broke',
      module: 'workflow',
      stack: 'Error: it broke\n    at f (a.js:1:2)',
    };
    const shown = readPlatformLine(JSON.stringify(error));
    assert.equal(shown?.level, 'error');
    assert.equal(shown?.text, '[workflow] it broke\n    at f (a.js:1:2)');
    const broken = { level: 'error', message: "Cannot find module './x'\nRequire stack:\n- /a/b.js" };
    assert.equal(readPlatformLine(JSON.stringify(broken))?.text, "Cannot find module './x'");
    const refused = '{"level":"warn","message":"response /api/x","status":404}';
    assert.equal(readPlatformLine(refused), undefined, "a visitor's mistake is not the administrator's concern");
    assert.equal(readPlatformLine(refused.replace('warn', 'error'))?.level, 'error');
    assert.equal(readPlatformLine('Gateway HTTP Server running')?.level, 'plain');
    assert.equal(readPlatformLine('{"level":"warn", torn')?.level, 'plain');
  });

  it('is recognised when it says that it is up', () => {
    assert.equal(saysStarted('{"level":"info","message":"app has been started"}'), true);
    assert.equal(saysStarted('{"level":"info","message":"starting app..."}'), false);
  });
});

describe('signing in', () => {
  const account = 'admin@nocobase.com';

  it('names the default password only when it is in use and nobody chose it', () => {
    assert.match(signInHint({ account, chosen: false, defaultWorks: true, first: true }), /admin123/);
    for (const facts of [
      { chosen: true, defaultWorks: true, first: true },
      { chosen: false, defaultWorks: false, first: false },
    ]) {
      assert.doesNotMatch(signInHint({ account, ...facts }), /admin123/);
    }
  });

  it('warns of the default password unless only this machine can reach the server', () => {
    assert.equal(passwordWarning({ host: undefined, port: 1, defaultWorks: true }).length > 0, true);
    assert.equal(passwordWarning({ host: '192.168.0.5', port: 1, defaultWorks: true }).length > 0, true);
    for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '::1']) {
      assert.equal(isLoopback(host), true);
      assert.deepEqual(passwordWarning({ host, port: 1, defaultWorks: true }), []);
    }
    assert.deepEqual(passwordWarning({ host: '0.0.0.0', port: 1, defaultWorks: false }), []);
  });
});

describe('locks', () => {
  it('are held by a living process only', async () => {
    const file = path.join(folder, 'lock');
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await until(() => isAlive(identify(other.pid)));
    put('lock', JSON.stringify({ owner: identify(other.pid), port: 7 }));
    const refused = tryLock(file);
    assert.equal('holder' in refused && refused.holder.port, 7);
    const ended = new Promise((resolve) => other.once('exit', resolve));
    other.kill('SIGKILL');
    await ended;
    assert.equal('lock' in tryLock(file), true, 'taken over from the dead');
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).owner.pid, process.pid);
  });

  it('survive a torn or foreign file', () => {
    assert.equal('lock' in tryLock(put('lock', '{"owner":{"pi')), true);
  });

  it('are not fooled by a process number that is used again', () => {
    put('lock', JSON.stringify({ owner: { pid: process.pid, began: '1' } }));
    assert.equal('lock' in tryLock(path.join(folder, 'lock')), process.platform === 'linux');
  });
});

describe('this machine', () => {
  it('names the process that holds the port', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = /** @type {net.AddressInfo} */ (server.address());
    await assert.rejects(requireFreePort(port, '127.0.0.1'), (error) => {
      const text = describeFailure(error).join('\n');
      assert.match(text, new RegExp(`Port ${port} is already in use by process ${process.pid}`));
      assert.match(text, new RegExp(`PORT=${port + 1} npm start`));
      return true;
    });
    await new Promise((resolve) => server.close(resolve));
    await requireFreePort(port, '127.0.0.1');
  });

  it('says which folder cannot be written to', () => {
    const file = put('storage');
    assert.throws(() => requireWritable(file), /is not a folder/);
    if (process.platform === 'linux') assert.throws(() => requireWritable('/proc/ticketing'), /cannot be written to/);
    requireWritable(path.join(folder, 'deep/storage'));
    assert.equal(existsSync(path.join(folder, 'deep/storage/logs')), true);
  });

  it('remembers an installation that has not finished', () => {
    installMark(folder).add('sqlite:/x');
    installMark(folder).add('postgres:y');
    installMark(folder).remove('sqlite:/x');
    assert.equal(installMark(folder).has('sqlite:/x'), false);
    assert.equal(installMark(folder).has('postgres:y'), true, 'another database is another matter');
    installMark(folder).remove('postgres:y');
    assert.equal(existsSync(path.join(folder, '.install-in-progress')), false);
  });

  it('leaves no child behind when the start is killed', async () => {
    const pids = path.join(folder, 'pids');
    // A start whose child has a child of its own, as npm has.
    const program = `
      import { startChild } from ${JSON.stringify(new URL('../start/child.mjs', import.meta.url).href)};
      startChild(['-e', \`
        const { spawn } = require('node:child_process');
        const grandchild = spawn('sleep', ['60'], { stdio: 'inherit' });
        require('node:fs').writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + grandchild.pid);
      \`], { cwd: '/' });`;
    const start = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'ignore' });
    await until(() => existsSync(pids) && readFileSync(pids, 'utf8').includes(' '));
    const children = readFileSync(pids, 'utf8')
      .split(' ')
      .map((pid) => identify(Number(pid)));
    assert.equal(children.every(isAlive), true);
    start.kill('SIGKILL');
    await until(() => !children.some(isAlive));
  });

  it('tells an old Node.js what to do', async () => {
    const old = put('old.cjs', "Object.defineProperty(process, 'versions', { value: { node: '18.20.4' } });");
    const child = spawn(process.execPath, ['--require', old, START], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(code, 1);
    assert.match(said, /18\.20\.4 is too old[\s\S]*nvm install 20/);
  });

  it('gives a graceful child time to end well', async () => {
    const file = path.join(folder, 'said');
    const program = `process.on('SIGTERM', () => { require('node:fs').writeFileSync(${JSON.stringify(file)}, 'bye'); process.exit(0); });
      console.log('ready'); setInterval(() => {}, 1000);`;
    const child = startChild(['-e', program], { cwd: folder, graceful: true });
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.disconnect(); // what the kernel does when the start is gone
    await until(() => existsSync(file));
  });
});
