import { parseCron, type Cron } from './cronExpression';

/** Enough for a 29th of February that falls on a weekday. */
const MOST_DAYS = 366 * 29;

interface LocalDay {
  year: number;
  month: number;
  day: number;
}

export function isTimeZone(timeZone: string): boolean {
  try {
    return timeZone.length > 0 && timeZone.length <= 64 && Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

/**
 * The next moments of a schedule, in order. A time that a change of the clocks leaves out comes as much later as the
 * clocks were put forward; one that happens twice counts once, the first time.
 * @param after the moments come later than this one
 * @returns fewer than wanted when there are no more, as for the 31st of February
 */
export function nextRuns(expression: string, timeZone: string, after: Date, wanted = 1): Date[] {
  const cron = parseCron(expression);
  if (!cron || !isTimeZone(timeZone)) return [];
  const clock = clockOf(timeZone);
  const runs: Date[] = [];
  let last = after.getTime();
  const first = Date.UTC(...dayArguments(clock.dayAt(after.getTime())));
  for (let offset = 0; offset < MOST_DAYS && runs.length < wanted; offset += 1) {
    const date = new Date(first + offset * 86_400_000);
    if (!fits(cron, date)) continue;
    for (const moment of momentsOf(cron, date, clock)) {
      if (moment <= last) continue;
      runs.push(new Date(moment));
      last = moment;
      if (runs.length === wanted) break;
    }
  }
  return runs;
}

const dayArguments = ({ year, month, day }: LocalDay): [number, number, number] => [year, month - 1, day];

/** @param date midnight, in UTC, of the day as the zone's calendar names it */
function fits({ days, months, weekdays, eitherDay }: Cron, date: Date): boolean {
  if (!months.includes(date.getUTCMonth() + 1)) return false;
  const ofMonth = days.includes(date.getUTCDate());
  const ofWeek = weekdays.includes(date.getUTCDay());
  return eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek;
}

function* momentsOf({ hours, minutes }: Cron, date: Date, clock: Clock): Generator<number> {
  for (const hour of hours) {
    for (const minute of minutes) yield clock.momentOf(date.getTime() + hour * 3_600_000 + minute * 60_000);
  }
}

interface Clock {
  dayAt(moment: number): LocalDay;
  /** The moment at which the zone's clock shows what UTC's would show at `local`. */
  momentOf(local: number): number;
}

function clockOf(timeZone: string): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const shownAt = (moment: number) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const [year, month, day] = [part('year'), part('month'), part('day')];
    const local = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
    return { year, month, day, local };
  };
  const offsetAt = (moment: number) => shownAt(moment).local - moment;
  return {
    dayAt: (moment) => shownAt(moment),
    momentOf(local) {
      // Half a day before and after, no zone's clock has changed twice.
      const [before, after] = [offsetAt(local - 43_200_000), offsetAt(local + 43_200_000)];
      const early = local - Math.max(before, after);
      const late = local - Math.min(before, after);
      if (shownAt(early).local === local) return early;
      if (shownAt(late).local === local) return late;
      // Left out by the clocks: by the one that was right before, it comes that much later.
      return local - before;
    },
  };
}
