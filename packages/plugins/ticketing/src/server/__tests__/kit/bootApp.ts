import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Application, AppSupervisor, Gateway } from '@nocobase/server';
import type { Database, IDatabaseOptions, Repository } from '@nocobase/database';
import { pluginList, type PluginSet } from './plugins';
import { installedDatabase, type TestDatabase } from './templates';

const BOOT_TIMEOUT_MS = 120_000;

export interface BootOptions {
  plugins?: PluginSet;
  /** Leave our plugin out, to install it during the test. */
  withoutTicketing?: boolean;
}

/**
 * A real NocoBase application with our plugin from its TypeScript sources, on a database of its own, listening on a free
 * loopback port (`url`), so that requests may really run in parallel.
 */
export class TestDesk {
  private application?: Application;
  private server?: http.Server;
  private database?: TestDatabase;

  constructor(private readonly options: BootOptions) {}

  get app(): Application {
    if (!this.application) throw new Error('the application is not running');
    return this.application;
  }

  get db(): Database {
    return this.app.db;
  }

  get url(): string {
    const { port } = this.httpServer.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get httpServer(): http.Server {
    if (!this.server) throw new Error('the application is not running');
    return this.server;
  }

  repo(collection: string): Repository {
    return this.db.getRepository(collection);
  }

  async boot(): Promise<void> {
    this.database = await installedDatabase(this.plugins.join(), (options) => this.install(options));
    await this.start();
  }

  /** Stops the application and boots it again on the same database, as a new process would. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.database?.drop();
  }

  private get plugins(): string[] {
    return pluginList(this.options.plugins ?? 'minimal', !this.options.withoutTicketing);
  }

  private createApplication(database: IDatabaseOptions): Application {
    Gateway.getInstance().reset();
    return new Application({ acl: true, resourcer: { prefix: '/api' }, database, plugins: this.plugins });
  }

  private async install(database: IDatabaseOptions): Promise<void> {
    this.application = this.createApplication(database);
    try {
      await this.application.runCommandThrowError('install');
    } finally {
      await this.stop();
    }
  }

  private async start(): Promise<void> {
    if (!this.database) throw new Error('boot() comes before restart()');
    this.application = this.createApplication(this.database.options);
    await this.application.runCommandThrowError('start');
    const server = http.createServer(this.application.callback());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
  }

  private async stop(): Promise<void> {
    const { server, application } = this;
    this.server = undefined;
    this.application = undefined;
    if (server) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    await application?.destroy();
    Gateway.getInstance().destroy();
    await AppSupervisor.getInstance().destroy();
  }
}

/**
 * Boots the application once for the file that calls it, at its top level, and closes it at the end.
 *
 *     const desk = bootApp();
 *     test('…', async () => { const agent = await signIn(desk, 'ticketing-agent'); … });
 */
export function bootApp(options: BootOptions = {}): TestDesk {
  const desk = new TestDesk(options);
  beforeAll(() => desk.boot(), BOOT_TIMEOUT_MS);
  afterAll(() => desk.close(), BOOT_TIMEOUT_MS);
  return desk;
}
