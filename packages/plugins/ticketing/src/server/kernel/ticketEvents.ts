import type { Transaction } from 'sequelize';
import type { FieldChange, TicketEventType } from '../../shared/ticketEvents';
import type { ChangeContext } from './cause';
import { isPast } from './clock';
import { isRehearsal } from './rehearsal';
import { tellWitness } from './witness';

/** Something that happened to a ticket: the row in its history, as the rest of the desk hears of it. */
export interface TicketEvent extends ChangeContext {
  /** Id of the row in ticketingEvents. */
  id: string;
  type: TicketEventType;
  ticketId: string;
  /** The ticket's version after the change. */
  version: number;
  commentId: string | null;
  changes: readonly FieldChange[];
  occurredAt: Date;
}

type RecordedListener = (event: TicketEvent, transaction: Transaction) => Promise<void>;
type CommittedListener = (event: TicketEvent) => void | Promise<void>;

/** Tells features what happened, without the ticket knowing them. */
export class TicketEvents {
  private readonly recorded: RecordedListener[] = [];
  private readonly committed: CommittedListener[] = [];

  constructor(private readonly reportError: (error: unknown, event: TicketEvent) => void) {}

  /** Called inside the transaction that makes the change: for what must not be lost, such as enqueuing a job. */
  onRecorded(listener: RecordedListener): void {
    this.recorded.push(listener);
  }

  /** Called after the commit, off the request's path; lost in a crash: for pushes to browsers and the like. */
  onCommitted(listener: CommittedListener): void {
    this.committed.push(listener);
  }

  async publish(event: TicketEvent, transaction: Transaction): Promise<void> {
    tellWitness(event);
    if (isPast() || isRehearsal()) return; // what happened long ago is no news, nor is what will be undone
    for (const listener of this.recorded) await listener(event, transaction);
    transaction.afterCommit(() => {
      setImmediate(() => this.deliver(event));
    });
  }

  private async deliver(event: TicketEvent): Promise<void> {
    for (const listener of this.committed) {
      try {
        await listener(event);
      } catch (error) {
        this.reportError(error, event);
      }
    }
  }
}
