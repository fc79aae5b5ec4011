import { randomUUID } from 'node:crypto';
import type { Database } from '@nocobase/database';
import type { IPubSubAdapter, PubSubCallback } from '@nocobase/server';
import { Channels } from './channels';
import { PostgresSession } from './postgresSession';

/** All channels of the platform share one of the database's. */
const CHANNEL = 'ticketing_cluster';
/** A notification carries less than 8000 bytes; base64 makes four bytes of three. */
const PART_BYTES = 5_400;

interface Part {
  channel: string;
  id: string;
  index: number;
  count: number;
  data: string;
}

/** Messages between nodes through the database that they share: LISTEN and NOTIFY. */
export class PostgresPubSub implements IPubSubAdapter {
  private readonly channels = new Channels();
  private readonly unfinished = new Map<string, Buffer[]>();
  private readonly session: PostgresSession;

  constructor(db: Database) {
    this.session = new PostgresSession(db, {
      connected: async (session) => void (await session.query(`LISTEN ${CHANNEL}`)),
      notified: (channel, payload) => channel === CHANNEL && this.receive(JSON.parse(payload)),
    });
  }

  isConnected(): boolean {
    return this.session.isOpen;
  }

  async connect(): Promise<void> {
    await this.session.open();
  }

  async close(): Promise<void> {
    this.channels.clear();
    await this.session.close();
  }

  async subscribe(channel: string, callback: PubSubCallback): Promise<void> {
    this.channels.add(channel, callback);
  }

  async unsubscribe(channel: string, callback: PubSubCallback): Promise<void> {
    this.channels.remove(channel, callback);
  }

  async publish(channel: string, message: string): Promise<void> {
    const bytes = Buffer.from(message);
    const count = Math.max(1, Math.ceil(bytes.length / PART_BYTES));
    const id = randomUUID();
    for (let index = 0; index < count; index += 1) {
      const data = bytes.subarray(index * PART_BYTES, (index + 1) * PART_BYTES).toString('base64');
      const part: Part = { channel, id, index, count, data };
      await this.session.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(part)]);
    }
  }

  /** Parts of one message come in their order, since one connection sent them. */
  private receive({ channel, id, index, count, data }: Part): void {
    const parts = index === 0 ? [] : this.unfinished.get(id);
    if (!parts) return; // its beginning was sent before this node listened
    parts.push(Buffer.from(data, 'base64'));
    if (index + 1 < count) return void this.unfinished.set(id, parts);
    this.unfinished.delete(id);
    this.channels.deliver(channel, Buffer.concat(parts).toString());
  }
}
