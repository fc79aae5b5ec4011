import { MultiRecordResource, type PlainObject } from '@nocobase/flow-engine';
import type { TicketRow } from '../tickets';

/** What a row shows; statuses and priorities are looked up once a page load instead. */
const FIELDS = [
  ...['id', 'number', 'subject', 'preview', 'statusKey', 'priorityKey', 'assigneeId', 'requesterId'],
  ...['messageCount', 'lastMessageAt', 'waitingSince', 'version', 'createdAt', 'updatedAt'],
];

/** The filter that the agent sets on the list itself, on top of the builder's data scope. */
const OWN_GROUPS = { folder: 'ticketing-folder' } as const;

/** The list behind a queue. A failed refresh is a state that the block shows, not an error that takes the block down. */
export class QueueResource extends MultiRecordResource<TicketRow> {
  /** Whether a list was ever answered: a later refresh keeps showing it while it loads. */
  answered = false;

  prepare(): this {
    this.setFields(FIELDS);
    this.setAppends(['requester', 'assignee']);
    this.setSort(['-updatedAt']);
    return this;
  }

  get hasNext(): boolean {
    return this.getMeta('hasNext') === true;
  }

  /** Narrows the list by folder; nothing lifts the restriction. Shows the first page. */
  narrow(by: keyof typeof OWN_GROUPS, filter: PlainObject | undefined): void {
    if (filter && Object.keys(filter).length > 0) this.addFilterGroup(OWN_GROUPS[by], filter);
    else this.removeFilterGroup(OWN_GROUPS[by]);
    this.setPage(1);
  }

  /** The builder's data scope and filter blocks, without what the agent set. */
  get scope(): PlainObject[] {
    const own: string[] = Object.values(OWN_GROUPS);
    return [...this.filterGroups].filter(([key, filter]) => filter && !own.includes(key)).map(([, filter]) => filter);
  }

  /** Everything that narrows the list, as one filter. */
  get filterOfView(): PlainObject {
    return { $and: [...this.filterGroups.values()].filter(Boolean) };
  }

  async refresh(): Promise<void> {
    try {
      await super.refresh();
      this.answered = true;
    } catch {
      // getError() says what; the view offers to try again.
    }
  }
}
