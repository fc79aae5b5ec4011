import { useCallback } from 'react';
import { parseCron, type Cron } from '../../shared/schedule';
import { useLanguage, useT } from '../locale';

/** A schedule as people say it: "Mon, Tue at 09:00 (Europe/Berlin)". */
export function useScheduleWords(): (expression: string, timeZone: string) => string {
  const t = useT();
  const language = useLanguage();
  return useCallback(
    (expression, timeZone) => {
      const cron = parseCron(expression);
      if (!cron) return expression;
      const days = daysOf(cron, language, t);
      const times = timesOf(cron);
      if (!days || !times) return `${expression} (${timeZone})`;
      return t('{{days}} at {{times}} ({{zone}})', { days, times, zone: timeZone });
    },
    [t, language],
  );
}

const MOST_TIMES = 4;

/** Undefined where a list of them would help nobody. */
function timesOf({ hours, minutes }: Cron): string | undefined {
  if (hours.length * minutes.length > MOST_TIMES) return undefined;
  const two = (value: number) => String(value).padStart(2, '0');
  return hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`)).join(', ');
}

function daysOf(cron: Cron, language: string, t: ReturnType<typeof useT>): string | undefined {
  const everyMonth = cron.months.length === 12;
  const everyDay = cron.days.length === 31;
  const everyWeekday = cron.weekdays.length === 7;
  const list = (words: readonly string[]) => new Intl.ListFormat(language, { type: 'unit' }).format(words);
  const months = everyMonth ? '' : list(cron.months.map((month) => monthName(month, language)));
  if (everyDay && everyWeekday) return everyMonth ? t('Every day') : t('Every day in {{months}}', { months });
  if (cron.eitherDay) return undefined;
  if (everyDay) {
    const days = list(cron.weekdays.map((day) => weekdayName(day, language)));
    return everyMonth ? days : t('{{days}} in {{months}}', { days, months });
  }
  if (cron.days.length > 6) return undefined;
  const days = cron.days.join(', ');
  return everyMonth ? t('Day {{days}} of each month', { days }) : t('Day {{days}} of {{months}}', { days, months });
}

/** 1970 began on a Thursday: the 4th was a Sunday. */
const weekdayName = (day: number, language: string): string =>
  new Date(Date.UTC(1970, 0, 4 + day)).toLocaleDateString(language, { weekday: 'short', timeZone: 'UTC' });

const monthName = (month: number, language: string): string =>
  new Date(Date.UTC(1970, month - 1, 1)).toLocaleDateString(language, { month: 'short', timeZone: 'UTC' });
