import type { Application, IPubSubAdapter, PubSubCallback } from '@nocobase/server';
import { Channels } from './channels';

/** The part of the platform's Redis client that is used here. */
interface Redis {
  readonly isReady: boolean;
  subscribe(channel: string, listener: (message: string, channel: string) => void): Promise<void>;
  unsubscribe(channel: string): Promise<void>;
  publish(channel: string, message: string): Promise<number>;
}

/** Messages between nodes through Redis. A connection that subscribes can do nothing else: there is one for each way. */
export class RedisPubSub implements IPubSubAdapter {
  private readonly channels = new Channels();
  private receiver: Redis | undefined;
  private sender: Redis | undefined;

  constructor(private readonly connections: Application['redisConnectionManager']) {}

  isConnected(): boolean {
    return Boolean(this.receiver?.isReady && this.sender?.isReady);
  }

  async connect(): Promise<void> {
    this.receiver = await this.connections.getConnectionSync('ticketing-cluster-receive');
    this.sender = await this.connections.getConnectionSync('ticketing-cluster-send');
  }

  /** The platform closes the connections themselves. */
  async close(): Promise<void> {
    this.channels.clear();
    this.receiver = undefined;
    this.sender = undefined;
  }

  async subscribe(channel: string, callback: PubSubCallback): Promise<void> {
    if (!this.channels.add(channel, callback)) return;
    await this.receiver?.subscribe(channel, (message) => this.channels.deliver(channel, message));
  }

  async unsubscribe(channel: string, callback: PubSubCallback): Promise<void> {
    if (this.channels.remove(channel, callback)) await this.receiver?.unsubscribe(channel);
  }

  async publish(channel: string, message: string): Promise<void> {
    await this.sender?.publish(channel, message);
  }
}
