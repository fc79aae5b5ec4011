/** A schedule as cron writes it: minute, hour, day of the month, month, day of the week. */
export interface Cron {
  minutes: readonly number[];
  hours: readonly number[];
  days: readonly number[];
  months: readonly number[];
  /** 0 is Sunday. */
  weekdays: readonly number[];
  /** Cron's own rule: when both kinds of day are limited, either will do. */
  eitherDay: boolean;
}

interface Part {
  name: 'minute' | 'hour' | 'day' | 'month' | 'weekday';
  from: number;
  to: number;
  names?: readonly string[];
}

const PARTS: readonly Part[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  {
    name: 'month',
    from: 1,
    to: 12,
    names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
  },
  // 7 is Sunday as well.
  { name: 'weekday', from: 0, to: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] },
];

const LONGEST = 200;

/** @returns undefined for anything that is not five parts of numbers, names, ranges, lists and steps */
export function parseCron(text: string): Cron | undefined {
  const fields = text.length > LONGEST ? [] : text.trim().toUpperCase().split(/\s+/);
  if (fields.length !== PARTS.length) return undefined;
  const values = PARTS.map((part, index) => valuesOf(fields[index], part));
  const [minutes, hours, days, months, weekdays] = values;
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  const isLimited = (field: string) => !field.startsWith('*');
  return {
    ...{ minutes, hours, days, months },
    weekdays: [...new Set(weekdays.map((day) => day % 7))].sort((a, b) => a - b),
    eitherDay: isLimited(fields[2]) && isLimited(fields[4]),
  };
}

function valuesOf(field: string, part: Part): number[] | undefined {
  const values = new Set<number>();
  for (const item of field.split(',')) {
    const [range, step, ...more] = item.split('/');
    const span = spanOf(range, part, step !== undefined);
    const every = step === undefined ? 1 : Number(/^\d{1,2}$/.test(step) ? step : 0);
    if (!span || more.length > 0 || every < 1) return undefined;
    for (let value = span[0]; value <= span[1]; value += every) values.add(value);
  }
  return [...values].sort((a, b) => a - b);
}

function spanOf(range: string, part: Part, isStepped: boolean): [number, number] | undefined {
  if (range === '*') return [part.from, part.name === 'weekday' ? 6 : part.to];
  const [first, last, ...more] = range.split('-');
  const from = valueOf(first, part);
  const to = last === undefined ? (isStepped ? part.to : from) : valueOf(last, part);
  if (from === undefined || to === undefined || more.length > 0 || from > to) return undefined;
  return [from, to];
}

function valueOf(text: string, { from, to, names = [] }: Part): number | undefined {
  const named = names.indexOf(text);
  if (named >= 0) return named + from;
  if (!/^\d{1,2}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= from && value <= to ? value : undefined;
}
