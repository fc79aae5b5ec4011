import { useEffect, useState } from 'react';
import { useLanguage } from '../locale';

const MINUTE = 60_000;
const UNITS = [
  ['year', 365 * 24 * 60 * MINUTE],
  ['month', 30 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
] as const;

/** One clock for all times on the page. */
const listeners = new Set<() => void>();
setInterval(() => listeners.forEach((listener) => listener()), MINUTE / 2);

function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = () => setNow(Date.now());
    listeners.add(tick);
    return () => void listeners.delete(tick);
  }, []);
  return now;
}

/** "5 min. ago" in the reader's language; "now" below a minute. */
export function describeAge(from: number, now: number, language: string): string {
  const age = Math.max(0, now - from);
  const format = new Intl.RelativeTimeFormat(language, { style: 'narrow', numeric: 'auto' });
  const [unit, length] = UNITS.find(([, length]) => age >= length) ?? ['second', Infinity];
  return format.format(unit === 'second' ? 0 : -Math.floor(age / length), unit);
}

/** "5m", "3h": how long something has lasted. */
export function describeSpan(from: number, now: number, language: string): string {
  const age = Math.max(MINUTE, now - from);
  const [unit, length] = UNITS.find(([, length]) => age >= length) ?? ['minute', MINUTE];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' }).format(
    Math.floor(age / length),
  );
}

interface Props {
  value: string | number | Date | null | undefined;
  /** `ago`: since when. `span`: for how long. */
  as?: 'ago' | 'span';
}

/** A time as people say it, with the exact one in the viewer's zone as tooltip; keeps itself up to date. */
export function RelativeTime({ value, as = 'ago' }: Props) {
  const language = useLanguage();
  const now = useNow();
  if (!value) return null;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  const exact = date.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  const describe = as === 'ago' ? describeAge : describeSpan;
  return (
    <time dateTime={date.toISOString()} title={exact} style={{ whiteSpace: 'nowrap' }}>
      {describe(date.getTime(), now, language)}
    </time>
  );
}
