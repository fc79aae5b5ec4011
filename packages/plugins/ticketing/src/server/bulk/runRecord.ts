import type { Database, Model } from '@nocobase/database';
import type { BulkAction, BulkRunState } from '../../shared/bulk';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketOutcome } from '../../shared/macros';
import { TicketingError } from '../kernel/errors';
import { isRecord, type Id } from '../kernel/parseInput';
import type { TicketResult } from './oneTicket';

/** A row of ticketingBulkRuns. */
export interface RunRecord extends Model {
  id: Id;
  userId: Id;
  roles: string[];
  timeZone: string | null;
  action: BulkAction;
  params: unknown;
  ticketIds: string[];
  dryRun: boolean;
  state: BulkRunState;
  total: number;
  finishedAt: Date | null;
}

/** A row of ticketingBulkItems. */
export interface ItemRecord extends Model {
  runId: Id;
  ticketId: Id;
  ok: boolean;
  error: unknown;
  outcome: TicketOutcome | null;
}

export const runModel = (db: Database) => db.getModel<RunRecord>(COLLECTIONS.bulkRuns);
export const itemModel = (db: Database) => db.getModel<ItemRecord>(COLLECTIONS.bulkItems);

/** A result as it is kept: the sentence is made when somebody reads it, in their language. */
export const toItem = (runId: Id, { id, error, outcome }: TicketResult) => ({
  runId,
  ticketId: id,
  ok: !error,
  error: error ? { code: error.code, status: error.status, field: error.field, vars: error.vars } : null,
  outcome: outcome ?? null,
});

export function fromItem({ ticketId, error, outcome }: ItemRecord): TicketResult {
  return { id: String(ticketId), ...(outcome ? { outcome } : {}), ...(error ? { error: errorOf(error) } : {}) };
}

function errorOf(kept: unknown): TicketingError {
  const { code, status, field, vars } = isRecord(kept) ? kept : {};
  const told = Object.entries(isRecord(vars) ? vars : {}).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return new TicketingError(String(code), Number(status), {
    ...(typeof field === 'string' ? { field } : {}),
    vars: Object.fromEntries(told),
  });
}
