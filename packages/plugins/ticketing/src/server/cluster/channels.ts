import type { PubSubCallback } from '@nocobase/server';

/** Who listens to which channel on this node. */
export class Channels {
  private readonly callbacks = new Map<string, Set<PubSubCallback>>();

  /** @returns whether the channel is new */
  add(channel: string, callback: PubSubCallback): boolean {
    const known = this.callbacks.get(channel);
    this.callbacks.set(channel, (known ?? new Set()).add(callback));
    return !known;
  }

  /** @returns whether nobody is left */
  remove(channel: string, callback: PubSubCallback): boolean {
    const left = this.callbacks.get(channel);
    left?.delete(callback);
    if (left?.size === 0) this.callbacks.delete(channel);
    return left?.size === 0;
  }

  deliver(channel: string, message: string): void {
    for (const callback of this.callbacks.get(channel) ?? []) void callback(message);
  }

  clear(): void {
    this.callbacks.clear();
  }
}
