import { z } from 'zod';
import { MAX_ITEM_LENGTH, MAX_ITEMS } from '../../shared/checklist';
import { MAX_BODY_LENGTH, MAX_SUBJECT_LENGTH } from '../../shared/ticketFields';
import { TEMPLATE_VARIABLES } from '../../shared/ticketTemplates';
import { idInput, parseInput } from '../kernel/parseInput';
import { checkTemplate } from '../kernel/templateCheck';

const key = z.string().max(64).nullish();

const valuesInput = z.strictObject({
  subject: z.string().max(MAX_SUBJECT_LENGTH).nullish(),
  body: z.string().max(MAX_BODY_LENGTH).nullish(),
  typeKey: key,
  priorityKey: key,
  teamId: idInput.nullish(),
  assigneeId: idInput.nullish(),
  tags: z.array(z.string().max(64)).max(50).optional(),
  fields: z.record(z.string().max(128), z.unknown()).optional(),
});

const rowInput = z.object({
  title: z.string().trim().min(1).max(255),
  description: z.string().max(10_000).nullish(),
  isActive: z.boolean(),
  values: valuesInput,
  checklist: z
    .array(z.strictObject({ text: z.string().trim().min(1).max(MAX_ITEM_LENGTH), required: z.boolean().optional() }))
    .max(MAX_ITEMS),
});

/**
 * What a template says, looked at whichever way it is written.
 * @throws TicketingError 422 with the field at fault, also for a text whose variables do not exist
 */
export function parseTemplateRow(row: unknown): z.output<typeof rowInput> {
  const parsed = parseInput(rowInput, row);
  const { subject, body } = parsed.values;
  if (subject) checkTemplate(subject, TEMPLATE_VARIABLES, 'values.subject');
  if (body) checkTemplate(body, TEMPLATE_VARIABLES, 'values.body');
  return parsed;
}
