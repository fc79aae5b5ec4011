import type { Context } from '@nocobase/actions';
import type { Database } from '@nocobase/database';
import { isRecord } from '../../kernel/parseInput';

type Values = Record<string, unknown>;

/** Completes what somebody sent to create a ticket, before it is parsed. */
export type Prefill = (ctx: Context, values: Values) => Promise<Values>;

const prefills = new WeakMap<Database, Prefill>();

export function prefillNewTickets(db: Database, prefill: Prefill): void {
  prefills.set(db, prefill);
}

export async function prefilled(ctx: Context, values: unknown): Promise<unknown> {
  return isRecord(values) ? ((await prefills.get(ctx.db)?.(ctx, values)) ?? values) : values;
}
