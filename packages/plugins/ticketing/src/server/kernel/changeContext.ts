import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { BY_SYSTEM, type ChangeContext } from './cause';
import { workflowCause } from './workflowCause';

interface Person {
  id: number;
}

/** The part of a request's context that says who acts. */
export interface RequestContext {
  state?: { currentUser?: Person | null; currentRoles?: readonly string[]; currentRole?: string };
}

/** Options as hooks get them, whoever wrote: our functions, a stock action, a workflow's stock node. */
export interface HookOptions {
  transaction?: Transaction | null;
  ticketing?: { context: ChangeContext };
  context?: RequestContext & { stack?: readonly (string | number)[] };
  /** What a repository was asked to write. */
  values?: unknown;
}

/** Who acts in a request. Somebody without an account is a stranger, never the desk itself. */
export function changeContextOf(ctx: RequestContext): ChangeContext {
  const { currentUser, currentRoles, currentRole } = ctx.state ?? {};
  return {
    actor: {
      userId: currentUser?.id ?? null,
      contactId: null,
      roles: currentRoles ?? (currentRole ? [currentRole] : ['anonymous']),
    },
    cause: { kind: 'user', id: null, label: null, depth: 0 },
  };
}

/** Who and what is behind a write that our own functions did not start. */
export async function contextOfWrite(db: Database, options: HookOptions): Promise<ChangeContext> {
  if (options.ticketing) return options.ticketing.context;
  const { context } = options;
  if (context?.stack?.length) {
    return { actor: BY_SYSTEM.actor, cause: await workflowCause(db, context.stack, options.transaction) };
  }
  return context?.state ? changeContextOf(context) : BY_SYSTEM;
}
