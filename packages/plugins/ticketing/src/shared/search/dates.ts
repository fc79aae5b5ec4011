/** A span of time; open on a side that is left out. The end does not belong to it. */
export interface TimeSpan {
  from?: Date;
  to?: Date;
}

export interface Clock {
  now: Date;
  /** Of the reader's zone, east of UTC. */
  offsetMinutes: number;
}

const DAY = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { h: DAY / 24, d: DAY, w: 7 * DAY, 时: DAY / 24, 天: DAY, 周: 7 * DAY };
const DAYS_BACK: Readonly<Record<string, number>> = { today: 0, 今天: 0, yesterday: 1, 昨天: 1, 前天: 2 };

/**
 * `2026-01-31`, `2026-01`, `2026`, `today`, `7d` (since seven days ago), each with `>`, `>=`, `<` or `<=` before it, or two
 * with `..` between them; days are those of the reader's zone.
 * @returns undefined when it is none of these
 */
export function timeSpan(value: string, clock: Clock): TimeSpan | undefined {
  const text = value.trim().toLowerCase();
  const range = /^(.*?)(?:\.\.|…)(.*)$/.exec(text);
  if (range) {
    const [first, last] = [range[1], range[2]].map((part): TimeSpan | undefined =>
      part === '' ? {} : momentOf(part, clock),
    );
    return first && last ? { from: first.from, to: last.to } : undefined;
  }
  const [, comparison, date] = /^(>=|<=|>|<|≥|≤|)\s*(.*)$/.exec(text) ?? [];
  const span = momentOf(date ?? '', clock);
  if (!span) return undefined;
  if (comparison === '>') return { from: span.isMoment ? span.from : span.to };
  if (comparison === '>=' || comparison === '≥') return { from: span.from };
  if (comparison === '<') return { to: span.from };
  if (comparison === '<=' || comparison === '≤') return { to: span.isMoment ? span.from : span.to };
  return span.isMoment ? { from: span.from } : { from: span.from, to: span.to };
}

interface Span {
  from: Date;
  to: Date;
  /** Counted back from now: it has no length. */
  isMoment?: boolean;
}

function momentOf(text: string, { now, offsetMinutes }: Clock): Span | undefined {
  const shift = offsetMinutes * 60_000;
  const back = /^(\d{1,4})([hdw时天周])$/.exec(text);
  if (back) {
    const from = new Date(now.getTime() - Number(back[1]) * UNITS[back[2]]);
    return { from, to: now, isMoment: true };
  }
  if (Object.hasOwn(DAYS_BACK, text)) {
    const start = Math.floor((now.getTime() + shift) / DAY - DAYS_BACK[text]) * DAY - shift;
    return { from: new Date(start), to: new Date(start + DAY) };
  }
  const [, year, month, day] = /^(\d{4})(?:[-/年.](\d{1,2})(?:[-/月.](\d{1,2})日?|月?)?|年?)?$/.exec(text) ?? [];
  if (!year) return undefined;
  const at = (y: number, m: number, d: number) => new Date(Date.UTC(y, m, d) - shift);
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const isReal = new Date(Date.UTC(y, m, d)).getUTCMonth() === m && d >= 1 && y > 1900;
  if (!isReal) return undefined;
  if (day) return { from: at(y, m, d), to: at(y, m, d + 1) };
  return month ? { from: at(y, m, 1), to: at(y, m + 1, 1) } : { from: at(y, 0, 1), to: at(y + 1, 0, 1) };
}
