import { z } from 'zod';
import { CAUSERS, COMMENT_KINDS_TO_HEAR, EVENTS_TO_HEAR } from '../../shared/automation';

/** An id, or a variable that holds one. */
const idOrVariable = z.union([z.number().int().positive(), z.string().min(1).max(500)]);
/** Empty in a form may be any of these. */
const optionalId = z
  .union([idOrVariable, z.literal('')])
  .nullish()
  .transform((id) => id || null);
const names = z.array(z.string().min(1).max(64)).nullish();

export const ticketEventConfig = z.object({
  events: z.array(z.enum(EVENTS_TO_HEAR)).min(1),
  fromStatuses: names,
  toStatuses: names,
  commentKinds: z.array(z.enum(COMMENT_KINDS_TO_HEAR)).nullish(),
  changedFields: names,
  causers: z.array(z.enum(CAUSERS)).nullish(),
  condition: z.record(z.string(), z.unknown()).nullish(),
});

export const assignConfig = z
  .object({
    ticketId: idOrVariable,
    strategy: z.string().min(1).max(64),
    assigneeId: optionalId,
    teamId: optionalId,
    keepAssignee: z.boolean().nullish(),
  })
  .refine(({ strategy, assigneeId }) => strategy !== 'person' || Boolean(assigneeId), { path: ['assigneeId'] });

export const transitionConfig = z.object({
  ticketId: idOrVariable,
  statusKey: z.string().min(1).max(64),
  comment: z.string().max(10_000).nullish(),
  ignoreRefusal: z.boolean().nullish(),
});

export type ParsedAssignConfig = z.output<typeof assignConfig>;
export type ParsedTransitionConfig = z.output<typeof transitionConfig>;

/** @returns a sentence for each field at fault, as the workflow engine wants it, or null */
export function configErrors(
  schema: z.ZodType,
  config: unknown,
  explain: (field: string) => string,
): Record<string, string> | null {
  const result = schema.safeParse(config);
  if (result.success) return null;
  const fields = result.error.issues.map(({ path }) => String(path[0] ?? 'config'));
  return Object.fromEntries(fields.map((field) => [field, explain(field)]));
}
