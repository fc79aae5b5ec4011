/** What is wrong with a form, so that an admin hears of it before a ticket does. */
import {
  AGENTS_ONLY_KINDS,
  CONDITION_OPERATORS,
  FORM_AUDIENCES,
  isBlank,
  MAX_CONDITIONS,
  MAX_FORM_FIELDS,
  MAX_HELP_LENGTH,
  type FormCondition,
  type FormField,
  type FormFieldInfo,
  type TicketForm,
} from './ticketForm';
import { checkValue } from './ticketFormValues';

export const FORM_PROBLEMS = [
  'FORM_TOO_LONG',
  'FORM_FIELD_UNKNOWN',
  'FORM_FIELD_TWICE',
  'FORM_TEXT_TOO_LONG',
  'FORM_REQUIRED_HIDDEN',
  'FORM_NOT_FOR_CUSTOMERS',
  'FORM_DEFAULT_INVALID',
  'FORM_CONDITION_UNKNOWN',
  'FORM_CONDITION_CYCLE',
  'FORM_CONDITION_NEVER',
] as const;

/** Also the key of its sentence in the locale files, with `field` and `other` to fill in. */
export interface FormProblem {
  code: (typeof FORM_PROBLEMS)[number];
  /** The field of the form at fault. */
  field: string;
  /** The other field, of a condition. */
  other?: string;
}

/** @param available the fields of the ticket and of the extension collection that a form may ask for */
export function formProblems(form: TicketForm, available: readonly FormFieldInfo[]): FormProblem[] {
  if (form.length > MAX_FORM_FIELDS) return [{ code: 'FORM_TOO_LONG', field: form[MAX_FORM_FIELDS].name }];
  const infos = new Map(available.map((info) => [info.name, info]));
  const names = form.map(({ name }) => name);
  const problems = form.flatMap((field, index): FormProblem[] => {
    const info = infos.get(field.name);
    if (!info) return [{ code: 'FORM_FIELD_UNKNOWN', field: field.name }];
    if (names.indexOf(field.name) !== index) return [{ code: 'FORM_FIELD_TWICE', field: field.name }];
    return [...ofField(field, info), ...ofConditions(field, form, infos)];
  });
  return [...problems, ...cycles(form).map((field): FormProblem => ({ code: 'FORM_CONDITION_CYCLE', field }))];
}

function ofField(field: FormField, info: FormFieldInfo): FormProblem[] {
  const { name, required, seenBy, defaultValue, help, label } = field;
  const problems: FormProblem['code'][] = [];
  const seen = FORM_AUDIENCES.some((audience) => seenBy.includes(audience));
  if (required && !seen) problems.push('FORM_REQUIRED_HIDDEN');
  if (seenBy.includes('customers') && AGENTS_ONLY_KINDS.includes(info.kind)) problems.push('FORM_NOT_FOR_CUSTOMERS');
  if (!isBlank(defaultValue) && !('value' in checkValue(info, defaultValue))) problems.push('FORM_DEFAULT_INVALID');
  if ((help?.length ?? 0) > MAX_HELP_LENGTH || (label?.length ?? 0) > 255) problems.push('FORM_TEXT_TOO_LONG');
  return problems.map((code) => ({ code, field: name }));
}

function ofConditions(
  { name, showIf }: FormField,
  form: TicketForm,
  infos: ReadonlyMap<string, FormFieldInfo>,
): FormProblem[] {
  if (!showIf) return [];
  if (showIf.conditions.length > MAX_CONDITIONS) return [{ code: 'FORM_TOO_LONG', field: name }];
  const unknown = showIf.conditions.find(
    (condition) => !form.some((field) => field.name === condition.field) || !isOperator(condition),
  );
  if (unknown) return [{ code: 'FORM_CONDITION_UNKNOWN', field: name, other: unknown.field }];
  const impossible = showIf.conditions.filter((condition) => !canHold(condition, infos.get(condition.field)));
  const never =
    showIf.match === 'any'
      ? impossible.length === showIf.conditions.length
      : impossible.length > 0 || contradict(showIf.conditions, infos);
  const other = (impossible[0] ?? showIf.conditions[0])?.field;
  return never ? [{ code: 'FORM_CONDITION_NEVER', field: name, other }] : [];
}

const isOperator = ({ operator }: FormCondition) => CONDITION_OPERATORS.includes(operator);

/** A choice that is not offered is never made. */
function canHold({ operator, value }: FormCondition, info: FormFieldInfo | undefined): boolean {
  if (operator !== 'is' || !info?.options) return true;
  const offered = info.options.map((option) => option.value);
  return isBlank(value) || [value].flat().some((one) => offered.includes(String(one)));
}

/** One field with two different values, or filled and empty at once. */
function contradict(conditions: readonly FormCondition[], infos: ReadonlyMap<string, FormFieldInfo>): boolean {
  return conditions.some((a, index) =>
    conditions.slice(index + 1).some((b) => {
      if (a.field !== b.field) return false;
      const operators = [a.operator, b.operator].sort().join();
      if (operators === 'isEmpty,isFilled') return true;
      if (operators === 'is,is' && infos.get(a.field)?.kind !== 'multiSelect') {
        const values = [b.value].flat().map(String);
        return ![a.value].flat().some((one) => values.includes(String(one)));
      }
      return false;
    }),
  );
}

/** Fields whose conditions lead back to themselves; one of each circle. */
function cycles(form: TicketForm): string[] {
  const needs = new Map(
    form.map(({ name, showIf }) => [name, [...new Set(showIf?.conditions.map(({ field }) => field))]] as const),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) {
      if (!path.slice(path.indexOf(name)).some((one) => found.includes(one))) found.push(name);
      return;
    }
    if (done.has(name)) return;
    for (const next of needs.get(name) ?? []) visit(next, [...path, name]);
    done.add(name);
  };
  for (const name of needs.keys()) visit(name, []);
  return found;
}
