import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';

export type UserId = string | number;

export interface AssignmentRequest {
  db: Database;
  teamId: string | number;
  ticketId: string | number;
  /** The one that assigns the ticket: what a strategy remembers of its choice is undone together with it. */
  transaction: Transaction;
}

/** A way of choosing who of a team works on a ticket. */
export interface AssignmentStrategy {
  /** Stored in workflows. */
  readonly name: string;
  /** @returns nobody when the team has no one to offer. Must be right under concurrent calls, also of other nodes. */
  choose(request: AssignmentRequest): Promise<UserId | null>;
}
