import type { TemplateValue } from './syntax';

/** For whom values are written. */
export interface Writing {
  /** BCP 47, such as `zh-CN`; English when left out. */
  locale?: string;
  /** IANA, such as `Europe/Berlin`; UTC when left out. */
  timeZone?: string;
}

/** Of one value; texts of builders' fields may be much longer. */
const MAX_VALUE_LENGTH = 4_000;

/** What no reader sees but that could turn the rest of a text around: control characters and bidi overrides. */
const INVISIBLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const KEPT = '\n\t';

/** A value as people read it; empty when there is none. */
export function writeValue(value: TemplateValue, writing: Writing): string {
  if (value === null || value === undefined || value === false) return '';
  const text = value instanceof Date ? (writeDate(value, 'medium', writing) ?? '') : String(value);
  return text
    .slice(0, MAX_VALUE_LENGTH)
    .replace(INVISIBLE, (character) => (KEPT.includes(character) ? character : ''))
    .toWellFormed();
}

const STYLES = ['short', 'medium', 'long', 'full'] as const;

/**
 * @param format `short`, `medium`, `long`, `full`, or a pattern of YYYY, MM, DD, HH and mm
 * @returns undefined when the value is no moment in time
 */
export function writeDate(value: TemplateValue, format: string, writing: Writing): string | undefined {
  const moment = momentOf(value);
  if (!moment) return undefined;
  const dateStyle = STYLES.find((style) => style === format);
  if (dateStyle) return formatter(writing, { dateStyle }).format(moment);
  const parts = partsOf(moment, writing);
  return format.replace(/YYYY|MM|DD|HH|mm/g, (token) => parts[token]);
}

function momentOf(value: TemplateValue): Date | undefined {
  if (value === null || value === undefined || typeof value === 'boolean' || value === '') return undefined;
  const moment = value instanceof Date ? value : new Date(value);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}

function partsOf(moment: Date, { timeZone }: Writing): Record<string, string> {
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const parts = formatter({ locale: 'en-GB', timeZone }, { ...digits, hourCycle: 'h23' }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? '';
  return { YYYY: part('year'), MM: part('month'), DD: part('day'), HH: part('hour'), mm: part('minute') };
}

/** Languages and zones come from people's settings: one that does not exist must not spoil a text. */
function formatter({ locale = 'en', timeZone = 'UTC' }: Writing, options: Intl.DateTimeFormatOptions) {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}
