/** Long enough to gather what one request or one automation does, short enough to feel instant. */
const GATHER_MS = 120;

/** Gathers changes, keeps the last one of each ticket, and hands them on together. */
export class ChangeBatch<T> {
  private readonly changes = new Map<string, T>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly send: (changes: T[]) => Promise<void>,
    private readonly reportError: (error: unknown) => void,
    private readonly gatherMs = GATHER_MS,
  ) {}

  add(key: string, change: T): void {
    this.changes.set(key, change);
    this.timer ??= setTimeout(() => void this.flush(), this.gatherMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.changes.clear();
  }

  private async flush(): Promise<void> {
    this.timer = undefined;
    const changes = [...this.changes.values()];
    this.changes.clear();
    try {
      await this.send(changes);
    } catch (error) {
      this.reportError(error);
    }
  }
}
