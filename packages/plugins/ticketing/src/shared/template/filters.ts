import type { FilterArgument, TemplateValue } from './syntax';
import { writeDate, writeValue, type Writing } from './writing';

interface Filter {
  apply(value: TemplateValue, args: readonly FilterArgument[], writing: Writing): TemplateValue;
  /** Whether the filter takes these; none when left out. */
  accepts?(args: readonly FilterArgument[]): boolean;
}

const MAX_TRUNCATED = 10_000;
const TITLES = /^(?:(?:mr|mrs|ms|mx|dr|prof|herr|frau)\.?\s+)+/i;

/** Every filter there is. A new one is an entry here. */
const FILTERS: Readonly<Record<string, Filter>> = {
  /** `default: "there"` stands in for a value that is missing. */
  default: {
    apply: (value, [fallback], writing) => (writeValue(value, writing) === '' ? fallback : value),
    accepts: ({ length }) => length === 1,
  },
  upper: { apply: (value, _, writing) => writeValue(value, writing).toLocaleUpperCase() },
  lower: { apply: (value, _, writing) => writeValue(value, writing).toLocaleLowerCase() },
  /** `Dr. Maria Rossi` and `Rossi, Maria` are Maria; an address in place of a name is nobody's first name. */
  firstName: { apply: (value, _, writing) => firstName(writeValue(value, writing)) },
  /** `truncate: 80` shortens at that many characters. */
  truncate: {
    apply: (value, [length], writing) => truncate(writeValue(value, writing), Number(length)),
    accepts: ([length, ...more]) =>
      more.length === 0 && Number.isInteger(length) && Number(length) > 0 && Number(length) <= MAX_TRUNCATED,
  },
  /** `date`, `date: "long"` or `date: "DD.MM.YYYY HH:mm"`. */
  date: {
    apply: (value, [format], writing) => writeDate(value, String(format ?? 'medium'), writing) ?? value,
    accepts: ([format, ...more]) => more.length === 0 && (format === undefined || typeof format === 'string'),
  },
};

export const FILTER_NAMES: readonly string[] = Object.keys(FILTERS);

/** @returns undefined for a name that no filter has */
export function filterOf(name: string): Filter | undefined {
  return Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
}

export const acceptsArguments = ({ accepts }: Filter, args: readonly FilterArgument[]): boolean =>
  accepts ? accepts(args) : args.length === 0;

export function firstName(name: string): string {
  if (name.includes('@')) return '';
  const [last, first] = name.split(',');
  return (first?.trim() || last).trim().replace(TITLES, '').split(/\s/)[0];
}

function truncate(text: string, length: number): string {
  return text.length > length
    ? `${text
        .slice(0, length - 1)
        .trimEnd()
        .toWellFormed()}…`
    : text;
}
