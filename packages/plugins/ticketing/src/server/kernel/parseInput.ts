import { z } from 'zod';
import { fieldInvalid, fieldRequired, TicketingError } from './errors';

export const fieldUnknown = (field: string) => new TicketingError('FIELD_UNKNOWN', 422, { field, vars: { field } });
export const fieldReadOnly = (field: string) => new TicketingError('FIELD_READ_ONLY', 422, { field, vars: { field } });
export const fieldTooLong = (field: string, max: number) =>
  new TicketingError('FIELD_TOO_LONG', 422, { field, vars: { field, max } });

/** A record's id as clients send it: a whole number, or its digits. */
export const idInput = z
  .union([z.int().positive(), z.string().regex(/^[1-9]\d{0,15}$/)])
  .transform(Number)
  .refine(Number.isSafeInteger);

export const listTooLong = (field: string, max: number) =>
  new TicketingError('LIST_TOO_LONG', 422, { field, vars: { field, max } });

export type Id = number | string;

/**
 * Parses what came in from outside.
 * @throws TicketingError 422 with the first field at fault: FIELD_REQUIRED, FIELD_TOO_LONG, FIELD_UNKNOWN or FIELD_INVALID
 */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const result = schema.safeParse(input ?? {});
  if (result.success) return result.data;
  throw asTicketingError(result.error.issues[0], input);
}

function asTicketingError(issue: z.core.$ZodIssue, input: unknown): TicketingError {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return fieldUnknown([...issue.path, issue.keys[0]].join('.'));
  if (issue.code === 'too_big' && issue.origin === 'string') return fieldTooLong(field, Number(issue.maximum));
  if (issue.code === 'too_big' && issue.origin === 'array') return listTooLong(field, Number(issue.maximum));
  const missing = issue.code === 'too_small' && issue.origin === 'string';
  if (missing || isEmpty(valueAt(input, issue.path))) return fieldRequired(field);
  return fieldInvalid(field);
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)];
    return isRecord(value) ? value[String(key)] : undefined;
  }, input);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
