import { parseCron } from '../../shared/schedule';

/** A schedule that needs no cron expression to be understood: once a day on some days. */
export interface SimpleSchedule {
  kind: 'daily' | 'weekly' | 'monthly';
  /** "09:00" */
  time: string;
  /** 0 is Sunday. */
  weekdays: number[];
  day: number;
}

const two = (value: number) => String(value).padStart(2, '0');

/** @returns undefined for a schedule that is none of the usual ones */
export function simpleOf(expression: string): SimpleSchedule | undefined {
  const cron = parseCron(expression);
  if (!cron || cron.hours.length !== 1 || cron.minutes.length !== 1 || cron.months.length !== 12) return undefined;
  const time = `${two(cron.hours[0])}:${two(cron.minutes[0])}`;
  const common = { time, weekdays: [...cron.weekdays], day: cron.days[0] };
  const everyDay = cron.days.length === 31;
  const everyWeekday = cron.weekdays.length === 7;
  if (everyDay && everyWeekday) return { ...common, kind: 'daily', weekdays: [1] };
  if (everyDay) return { ...common, kind: 'weekly' };
  if (everyWeekday && cron.days.length === 1) return { ...common, kind: 'monthly', weekdays: [1] };
  return undefined;
}

export function cronOf({ kind, time, weekdays, day }: SimpleSchedule): string {
  const [hour, minute] = time.split(':').map(Number);
  const start = `${minute} ${hour}`;
  if (kind === 'daily') return `${start} * * *`;
  if (kind === 'monthly') return `${start} ${day} * *`;
  // All seven days would be read as every day, and the choice of days be gone.
  return `${start} * * ${[...weekdays].sort((a, b) => a - b).join(',')}`;
}
