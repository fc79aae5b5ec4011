import dayjs, { type Dayjs } from 'dayjs';

export interface SnoozeTime {
  key: string;
  label: string;
  at: (now: Dayjs) => Dayjs;
}

const morning = (day: Dayjs) => day.hour(9).minute(0).second(0).millisecond(0);

/** When people want to see a ticket again, in their own time zone. */
export const SNOOZE_TIMES: readonly SnoozeTime[] = [
  { key: 'later', label: 'In three hours', at: (now) => now.add(3, 'hour') },
  { key: 'tomorrow', label: 'Tomorrow morning', at: (now) => morning(now.add(1, 'day')) },
  // Days of the week count from Sunday.
  { key: 'monday', label: 'Monday morning', at: (now) => morning(now.add((8 - now.day()) % 7 || 7, 'day')) },
  { key: 'month', label: 'In a month', at: (now) => morning(now.add(1, 'month')) },
];

export const isoAt = ({ at }: SnoozeTime): string => at(dayjs()).toISOString();
