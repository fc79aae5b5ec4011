import type { Database } from '@nocobase/database';

/** The part of a PostgreSQL connection that is used here. */
interface Connection {
  query(sql: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  on(event: 'notification', listener: (message: { channel: string; payload?: string }) => void): void;
  on(event: 'error' | 'end', listener: () => void): void;
  end(): Promise<void>;
  /** Lets the process end although the connection is open. */
  unref(): void;
}

interface SessionListener {
  /** On every new connection: what a session holds (LISTEN, locks) went with the old one. */
  connected?: (session: PostgresSession) => Promise<void>;
  notified?: (channel: string, payload: string) => void;
}

const RETRY_MS = 1_000;

/**
 * A connection of its own beside the pool, open as long as the node lives. What the database keeps for a session (listening,
 * advisory locks) ends with it: a node that dies holds nothing.
 */
export class PostgresSession {
  private connection: Connection | undefined;
  private opening: Promise<Connection> | undefined;
  private closed = false;

  constructor(
    private readonly db: Database,
    private readonly listener: SessionListener = {},
  ) {}

  get isOpen(): boolean {
    return this.connection !== undefined;
  }

  async query(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]> {
    const connection = this.connection ?? (await this.open());
    return (await connection.query(sql, values)).rows;
  }

  open(): Promise<Connection> {
    this.closed = false;
    this.opening ??= this.connect().finally(() => (this.opening = undefined));
    return this.opening;
  }

  async close(): Promise<void> {
    this.closed = true;
    const { connection } = this;
    this.connection = undefined;
    await connection?.end();
  }

  private async connect(): Promise<Connection> {
    const { connectionManager, config } = this.db.sequelize;
    const manager: object = connectionManager;
    if (!opensConnections(manager)) throw new Error('the database driver opens no connections');
    const connection = await manager.connect(config);
    if (!isPostgres(connection)) throw new Error('several nodes need PostgreSQL');
    connection.unref();
    connection.on('notification', ({ channel, payload = '' }) => this.listener.notified?.(channel, payload));
    const lost = () => this.lost(connection);
    connection.on('error', lost);
    connection.on('end', lost);
    this.connection = connection;
    await this.listener.connected?.(this);
    return connection;
  }

  private lost(connection: Connection): void {
    if (this.connection !== connection) return;
    this.connection = undefined;
    const again = () => {
      if (!this.closed) this.open().catch(() => setTimeout(again, RETRY_MS).unref());
    };
    setTimeout(again, RETRY_MS).unref();
  }
}

interface Manager {
  connect(config: object): Promise<unknown>;
}

function opensConnections(manager: object): manager is Manager {
  return 'connect' in manager && typeof manager.connect === 'function';
}

function isPostgres(value: unknown): value is Connection {
  return typeof value === 'object' && value !== null && 'query' in value && 'on' in value && 'unref' in value;
}
