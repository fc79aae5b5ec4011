import { signalGroup } from './child.mjs';
import { describeFailure } from './failure.mjs';
import { platformEnvironment } from './platform.mjs';
import { prepareDatabase } from './prepare-database.mjs';
import { identify } from './process-identity.mjs';
import { startServer } from './server.mjs';

/** While nothing is served yet there is nobody to say goodbye to; an interrupted installation is begun anew anyway. */
const GRACE_MS = { healthy: 10_000, starting: 2000 };

/** The database and the server that works on it, from the first start through restarts to the end. */
export class Application {
  healthy = false;
  #stopping = false;
  /** @type {Promise<unknown>} restarts wait for each other */
  #queue = Promise.resolve();
  /** @type {import('./server.mjs').Server | undefined} */
  #server;

  /**
   * @param {{root: string, storage: string, env: import('./env.mjs').Env, screen: import('./screen.mjs').Screen,
   *   running: import('./lock.mjs').Lock, keepOnCrash: boolean}} options `keepOnCrash`: wait for a change that cures it
   *   instead of ending
   */
  constructor({ root, storage, env, screen, running, keepOnCrash }) {
    Object.assign(this, { root, storage, env, screen, running, keepOnCrash });
    const { entry, environment, load } = platformEnvironment({ root, storage, env });
    this.entry = entry;
    this.environment = environment;
    this.load = load;
  }

  /** @returns {import('./server.mjs').Server} */
  get server() {
    if (!this.#server) throw new Error('The server has not been started.');
    return this.#server;
  }

  /**
   * @returns {Promise<boolean>} whether the database has just been created
   */
  async start() {
    const { root, storage, env, load, screen } = this;
    const database = await prepareDatabase({ root, storage, env, load, screen });
    const step = screen.step(
      database.first ? 'Creating the database and starting' : 'Upgrading if needed and starting',
    );
    try {
      await this.#launch();
      await this.server.requirePlugin(database.first);
    } catch (error) {
      step.fail();
      throw error;
    }
    await database.ready();
    step.done(database.first ? 'Database created, server started' : 'Server started');
    return database.first;
  }

  async #launch() {
    const { entry, environment, root, screen } = this;
    const server = startServer({ entry, environment, root, screen });
    this.#server = server;
    if (server.child.pid) this.running.update({ children: [identify(server.child.pid)] });
    server.child.once('exit', () => {
      const wasHealthy = this.healthy && this.#server === server;
      if (this.#server === server) this.healthy = false;
      if (wasHealthy && !this.#stopping) this.#onCrash(server);
    });
    await server.untilHealthy();
    this.healthy = true;
  }

  /** @param {import('./server.mjs').Server} server */
  #onCrash(server) {
    this.screen.error(describeFailure(server.crashed()));
    if (this.keepOnCrash) return this.screen.print('Waiting for a change.');
    this.running.release();
    process.exit(1);
  }

  /** Stops the server and starts it again, on the same database. */
  restart() {
    this.#queue = this.#queue.then(async () => {
      if (this.#stopping) return;
      const step = this.screen.step('Restarting the server');
      const server = this.#server;
      this.#server = undefined;
      this.healthy = false;
      await server?.stop(GRACE_MS.healthy);
      try {
        await this.#launch();
        step.done('Server restarted');
      } catch (error) {
        step.fail();
        if (this.#stopping) return;
        this.screen.error(describeFailure(error));
        this.screen.print('Waiting for a change.');
      }
    });
  }

  async stop() {
    this.#stopping = true;
    await this.#server?.stop(this.healthy ? GRACE_MS.healthy : GRACE_MS.starting);
  }

  /** Ends everything at once. */
  kill() {
    if (this.#server) signalGroup(this.#server.child, 'SIGKILL');
  }
}
