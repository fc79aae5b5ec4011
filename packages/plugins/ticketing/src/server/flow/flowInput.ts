import { z } from 'zod';
import { MAX_COORDINATE, MAX_STATUSES, MAX_STEPS, STATUS_KEY } from '../../shared/flowDocument';
import { STATUS_CATEGORIES } from '../../shared/statusCategories';

const statusKey = z.string().min(1).max(64);
const typeKey = z.string().min(1).max(64).nullable();
const names = z.array(z.string().min(1).max(255)).max(100).default([]);
const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .nullish()
    .transform((text) => text?.trim() || null);

/** A preset of antd by its name, or a colour in digits: nothing that could be more than a colour in a style. */
const COLOR = /^(?:[a-z]{3,20}|#[\da-f]{3,8}|rgba?\([\d.,%\s/]{5,40}\))$/i;

const label = z
  .string()
  .max(255)
  .transform((text) => text.trim())
  .pipe(z.string().min(1));

const texts = z.strictObject({ label: z.string().max(255).optional(), customerLabel: z.string().max(255).optional() });

/** What a status may be, whichever way it comes in. */
export const statusShape = {
  key: z.string().regex(STATUS_KEY),
  category: z.enum(STATUS_CATEGORIES),
  label,
  customerLabel: optionalText(255),
  translations: z
    .record(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), texts)
    .nullish()
    .transform((value) => (value && Object.keys(value).length > 0 ? value : null)),
  color: z
    .string()
    .max(32)
    .regex(COLOR)
    .nullish()
    .or(z.literal(''))
    .transform((value) => value || null),
  position: z.int().min(-1_000_000).max(1_000_000).default(0),
};

const stepInput = z.strictObject({
  fromKey: statusKey,
  toKey: statusKey,
  roles: names,
  requiredFields: names,
  commentRequired: z.boolean().default(false),
  confirm: z.boolean().default(false),
  confirmText: optionalText(500),
  position: z.int().min(-1_000_000).max(1_000_000).default(0),
});

const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE);
const layoutInput = z
  .record(statusKey, z.strictObject({ x: coordinate, y: coordinate }))
  .refine((layout) => Object.keys(layout).length <= MAX_STATUSES);

const version = z.string().min(1).max(100);

export const saveFlowInput = z.strictObject({
  typeKey: typeKey.default(null),
  version,
  statuses: z.array(z.strictObject(statusShape)).max(MAX_STATUSES).default([]),
  removedStatuses: z.array(statusKey).max(MAX_STATUSES).default([]),
  transitions: z.array(stepInput).max(MAX_STEPS),
  layout: layoutInput.default({}),
});

export const resetFlowInput = z.strictObject({ typeKey: z.string().min(1).max(64), version: version.optional() });

/** An empty key in an address means the common flow, as none does. */
export const flowQuery = z.looseObject({ typeKey: z.string().max(64).nullish() });

export type SaveFlow = z.output<typeof saveFlowInput>;
