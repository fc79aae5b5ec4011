import { define, observable } from '@formily/reactive';
import { MAX_BULK_TICKETS } from '../../../../shared/bulk';

/** The tickets of a queue that are marked to be changed together; they stay marked from page to page. */
export class TicketMarks {
  ids: ReadonlySet<string> = new Set();
  /** Where a range begins that ends with the next click. */
  private anchor: string | null = null;

  constructor() {
    define(this, { ids: observable.ref });
  }

  /** @param shown ids of the list, in its order: with `isRange` all from the last click to this one are marked */
  toggle(id: string, shown: readonly string[], isRange: boolean): void {
    const from = this.anchor === null ? -1 : shown.indexOf(this.anchor);
    const to = shown.indexOf(id);
    const next = new Set(this.ids);
    if (isRange && from >= 0 && to >= 0) {
      for (const one of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one);
    } else if (!next.delete(id)) {
      next.add(id);
    }
    this.anchor = id;
    this.set(next);
  }

  add(ids: readonly string[]): void {
    this.set(new Set([...this.ids, ...ids]));
  }

  clear(): void {
    this.anchor = null;
    this.set(new Set());
  }

  private set(ids: ReadonlySet<string>): void {
    this.ids = new Set([...ids].slice(0, MAX_BULK_TICKETS));
  }
}
