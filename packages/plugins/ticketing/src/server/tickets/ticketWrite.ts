import type { Transaction } from 'sequelize';
import type { FieldChange } from '../../shared/ticketEvents';
import type { ChangeContext } from '../kernel/cause';
import type { HookOptions } from '../kernel/changeContext';
import type { Id } from '../kernel/parseInput';
import type { ExtensionInput } from '../types';

/** What came with a change of a ticket, for the hooks that carry the change out. */
export interface TicketWrite {
  context: ChangeContext;
  /** Written by the desk's own functions: the row is locked, and what the desk keeps may be set. */
  trusted?: boolean;
  /** References that the writer has looked up already. */
  checked?: readonly string[];
  /** The comment that was added together with the change. */
  commentId?: Id | null;
  /** What changed in the ticket's relations, which no column shows. */
  relationChanges?: readonly FieldChange[];
  /** Values of the type's own fields. */
  extension?: ExtensionInput;
  /** The ticket goes into another, or comes back: a step that no flow has. */
  isMerge?: boolean;
  /** Puts the conversation's first entry in place; returns the comment's id. Only when a ticket is created. */
  firstComment?: (ticketId: Id) => Promise<Id>;
}

export interface TicketHookOptions extends HookOptions {
  ticketing?: TicketWrite;
}

/** Options that carry a write to the hooks, and its user to the platform's own columns. */
export function writeOptions(write: TicketWrite, transaction: Transaction) {
  const { userId, roles } = write.context.actor;
  const state = { currentUser: userId === null ? undefined : { id: userId }, currentRoles: roles };
  return { transaction, context: { state }, ticketing: write };
}
