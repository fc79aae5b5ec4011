import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { FlowDocument, FlowLayout } from '../../shared/flowDocument';
import { autoLayout } from '../../shared/flowLayout';
import { participants } from '../../shared/flowProblems';
import { fieldInvalid } from '../kernel/errors';
import { flowFields } from './flowFields';
import { ownSteps, readFlowRows, readLayout, stepsOf, typesWithFlow, type FlowRows } from './flowRows';
import { flowRoleRows } from './flowRoles';
import { flowVersion } from './flowVersion';
import { ticketsInFlow } from './ticketsInFlow';

/** @throws TicketingError 422 FIELD_INVALID when there is no such type */
export function mustBeType({ types }: FlowRows, typeKey: string | null): void {
  if (typeKey !== null && !types.some(({ key }) => key === typeKey)) throw fieldInvalid('typeKey');
}

/** What is stored of a flow, and the version that stands for it. */
export async function storedFlow(
  db: Database,
  rows: FlowRows,
  typeKey: string | null,
  transaction?: Transaction | null,
): Promise<{ version: string; layout: FlowLayout | null }> {
  const layout = await readLayout(db, typeKey, transaction);
  return { layout, version: flowVersion(rows.statuses, ownSteps(rows, typeKey), layout ?? {}) };
}

/** All that the settings page needs to show and check a flow. */
export async function readFlow(db: Database, typeKey: string | null): Promise<FlowDocument> {
  const rows = await readFlowRows(db);
  mustBeType(rows, typeKey);
  const { version, layout } = await storedFlow(db, rows, typeKey);
  const steps = stepsOf(rows, typeKey);
  const own = typesWithFlow(rows);
  const isOwn = typeKey === null || own.includes(typeKey);
  return {
    typeKey,
    isOwn,
    version,
    statuses: rows.statuses,
    steps,
    layout: completeLayout(rows, steps, isOwn ? layout : await readLayout(db, null)),
    types: rows.types.map((type) => ({ ...type, hasOwnFlow: own.includes(type.key) })),
    roles: await flowRoleRows(db),
    fields: await flowFields(db, typeKey),
    tickets: await ticketsInFlow(db, rows, typeKey),
    usedIn: usedIn(rows),
  };
}

/** Statuses that were never placed find a place; where most were not, all are placed anew. */
function completeLayout({ statuses }: FlowRows, steps: FlowDocument['steps'], stored: FlowLayout | null): FlowLayout {
  const part = participants(statuses, steps, Object.keys(stored ?? {}));
  const placed = part.filter(({ key }) => stored?.[key]);
  const automatic = autoLayout(part, steps);
  if (placed.length * 2 < part.length) return automatic;
  return Object.fromEntries(part.map(({ key }) => [key, stored?.[key] ?? automatic[key]]));
}

function usedIn({ transitions }: FlowRows): Record<string, string[]> {
  const used: Record<string, string[]> = {};
  for (const { typeKey, fromKey, toKey } of transitions) {
    for (const key of [fromKey, toKey]) {
      const flows = (used[key] ??= []);
      if (!flows.includes(typeKey ?? '')) flows.push(typeKey ?? '');
    }
  }
  return used;
}
