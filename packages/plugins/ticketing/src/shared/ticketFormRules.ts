/** Which fields of a form are shown, filled in and asked for. The browser and the server decide with the same functions. */
import {
  isBlank,
  type FormAudience,
  type FormCondition,
  type FormField,
  type FormValues,
  type TicketForm,
} from './ticketForm';

/** The names of the fields whose conditions hold. What a hidden field holds counts as nothing. */
export function shownFields(form: TicketForm, values: FormValues): ReadonlySet<string> {
  const byName = new Map(form.map((field) => [field.name, field]));
  const known = new Map<string, boolean>();
  const isShown = (name: string): boolean => {
    const decided = known.get(name);
    if (decided !== undefined) return decided;
    // In a cycle, which no saved form has, a field that waits for itself is hidden.
    known.set(name, false);
    const field = byName.get(name);
    const shown = !field?.showIf || holds(field);
    known.set(name, shown);
    return shown;
  };
  const holds = ({ showIf }: FormField): boolean => {
    if (!showIf) return true;
    const answer = (condition: FormCondition) =>
      conditionHolds(condition, isShown(condition.field) ? values[condition.field] : null);
    return showIf.match === 'any' ? showIf.conditions.some(answer) : showIf.conditions.every(answer);
  };
  return new Set(form.map(({ name }) => name).filter(isShown));
}

/** The fields that this audience sees now, in their order. */
export function visibleFields(form: TicketForm, values: FormValues, audience: FormAudience): FormField[] {
  const shown = shownFields(form, values);
  return form.filter(({ name, seenBy }) => shown.has(name) && seenBy.includes(audience));
}

/** The values with what the form fills in where nothing is given; a default may show further fields, which have theirs. */
export function withDefaults(form: TicketForm, values: FormValues): Record<string, unknown> {
  const filled: Record<string, unknown> = { ...values };
  for (let round = 0; round <= form.length; round += 1) {
    const shown = shownFields(form, filled);
    const next = form.find(
      ({ name, defaultValue }) => shown.has(name) && isBlank(filled[name]) && !isBlank(defaultValue),
    );
    if (!next) break;
    filled[next.name] = next.defaultValue;
  }
  return filled;
}

/** The visible fields that ask for a value and have none. */
export function missingFields(form: TicketForm, values: FormValues, audience: FormAudience): FormField[] {
  return visibleFields(form, values, audience).filter(({ name, required }) => required && isBlank(values[name]));
}

export function conditionHolds({ operator, value: wanted }: FormCondition, value: unknown): boolean {
  switch (operator) {
    case 'isFilled':
      return !isBlank(value) && value !== false;
    case 'isEmpty':
      return isBlank(value) || value === false;
    case 'is':
      return isSame(value, wanted);
    case 'isNot':
      return !isSame(value, wanted);
    case 'contains':
      return !isBlank(wanted) && textOf(value).includes(textOf(wanted));
    case 'greaterThan':
      return compare(value, wanted) > 0;
    case 'lessThan':
      return compare(value, wanted) < 0;
  }
}

/** A list is the same as a value that it holds; an empty tick box the same as "no". */
function isSame(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return wanted.some((one) => isSame(value, one));
  if (Array.isArray(value)) return value.some((one) => isSame(one, wanted));
  if (typeof wanted === 'boolean') return (value === true || value === 'true') === wanted;
  if (isBlank(value) || isBlank(wanted)) return isBlank(value) && isBlank(wanted);
  return String(value) === String(wanted);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('\n');
  return value === null || value === undefined ? '' : String(value).toLowerCase();
}

/** Numbers as numbers, moments as text of one form, whose order is that of time. NaN when there is nothing to compare. */
function compare(value: unknown, wanted: unknown): number {
  if (isBlank(value) || isBlank(wanted)) return Number.NaN;
  const difference = Number(value) - Number(wanted);
  if (!Number.isNaN(difference)) return difference;
  const [a, b] = [String(value), String(wanted)];
  return a === b ? 0 : a > b ? 1 : -1;
}
