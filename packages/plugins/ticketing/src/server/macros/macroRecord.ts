import type { Database } from '@nocobase/database';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { MACRO_ORDER, type MacroStep, type MacroStepType } from '../../shared/macros';
import { fieldInvalid, notFound } from '../kernel/errors';
import { idInput, parseInput, type Id } from '../kernel/parseInput';
import { usableBy, type SharedRecord } from '../replies';

/** A row of ticketingMacros. */
export interface MacroRecord extends SharedRecord {
  description: string | null;
  steps: unknown;
  isActive: boolean;
}

export const macroModel = (db: Database) => db.getModel<MacroRecord>(COLLECTIONS.macros);

const key = z.string().min(1).max(64);
const tags = z.array(z.string().trim().min(1).max(64)).max(50).default([]);
const MOST_MINUTES = 366 * 24 * 60;

const step = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('fields'), values: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    type: z.literal('assign'),
    assigneeId: z.union([z.literal('me'), idInput]).nullish(),
    teamId: idInput.nullish(),
  }),
  z.strictObject({ type: z.literal('tags'), add: tags, remove: tags }),
  z.strictObject({ type: z.literal('follow') }),
  z.strictObject({ type: z.literal('note'), body: z.string().min(1) }),
  z.strictObject({ type: z.literal('reply'), body: z.string().min(1) }),
  z.strictObject({ type: z.literal('status'), statusKey: key }),
  z.strictObject({ type: z.literal('snooze'), minutes: z.int().min(1).max(MOST_MINUTES) }),
  z.strictObject({ type: z.literal('workflow'), workflowKey: key }),
]);
const stepsInput = z.object({ steps: z.array(step).min(1).max(MACRO_ORDER.length) });

/**
 * The steps of a macro: at least one, and of each kind one at most.
 * @throws TicketingError 422 with the step at fault, such as `steps.2.statusKey`
 */
export function stepsOf(raw: unknown): MacroStep[] {
  const { steps } = parseInput(stepsInput, { steps: raw });
  const seen = new Set<MacroStepType>();
  for (const [index, { type }] of steps.entries()) {
    if (seen.has(type)) throw fieldInvalid(`steps.${index}.type`, 'MACRO_STEP_TWICE');
    seen.add(type);
  }
  return steps;
}

/** In the order in which they are carried out. */
export const inOrder = (steps: readonly MacroStep[]): MacroStep[] =>
  [...steps].sort((a, b) => MACRO_ORDER.indexOf(a.type) - MACRO_ORDER.indexOf(b.type));

export const stepOf = <T extends MacroStepType>(steps: readonly MacroStep[], type: T) =>
  steps.find((one): one is Extract<MacroStep, { type: T }> => one.type === type);

/**
 * A macro that this person may use: their own, of their teams, or everyone's.
 * @throws TicketingError 404 with the field `macroId`
 */
export async function usableMacro(db: Database, userId: number | null, id: Id): Promise<MacroRecord> {
  const filter = { $and: [{ id, isActive: true }, usableBy(userId ?? 0)] };
  const found = await db.getRepository(COLLECTIONS.macros).findOne({ filter, fields: ['id'] });
  const macro = found && (await macroModel(db).findByPk(found.get('id')));
  if (!macro) throw notFound('macroId');
  return macro;
}
