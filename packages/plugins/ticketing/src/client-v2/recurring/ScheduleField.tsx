import { Flex, Input, Select, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { parseCron } from '../../shared/schedule';
import { useLanguage, useT } from '../locale';
import { cronOf, simpleOf, type SimpleSchedule } from './simpleSchedule';

interface Props {
  cron: string;
  onChange: (cron: string) => void;
}

type Kind = SimpleSchedule['kind'] | 'cron';

const KINDS: readonly { value: Kind; label: string }[] = [
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'On days of the week' },
  { value: 'monthly', label: 'On a day of the month' },
  { value: 'cron', label: 'As a cron expression' },
];

const WEEK = [1, 2, 3, 4, 5, 6, 0];

/** The usual schedules by choice, any other as cron writes it. */
export function ScheduleField({ cron, onChange }: Props) {
  const t = useT();
  const language = useLanguage();
  const simple = simpleOf(cron);
  const [isWritten, setWritten] = useState(simple === undefined);
  const schedule = simple ?? { kind: 'daily', time: '09:00', weekdays: [1], day: 1 };
  const set = (part: Partial<SimpleSchedule>) => onChange(cronOf({ ...schedule, ...part }));
  const weekday = (day: number) =>
    new Date(Date.UTC(1970, 0, 4 + day)).toLocaleDateString(language, { weekday: 'long', timeZone: 'UTC' });

  return (
    <Flex wrap gap={8}>
      <Select<Kind>
        style={{ flex: '1 1 180px' }}
        aria-label={t('Kind of schedule')}
        data-testid="ticketing-schedule-kind"
        value={isWritten ? 'cron' : schedule.kind}
        options={KINDS.map(({ value, label }) => ({ value, label: t(label) }))}
        onChange={(kind: Kind) => {
          setWritten(kind === 'cron');
          if (kind !== 'cron') set({ kind });
        }}
      />
      {isWritten ? (
        <Input
          style={{ flex: '1 1 180px' }}
          aria-label={t('Cron expression')}
          status={parseCron(cron) ? undefined : 'error'}
          value={cron}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <>
          {schedule.kind === 'weekly' ? (
            <Select
              mode="multiple"
              style={{ flex: '1 1 100%' }}
              aria-label={t('Days of the week')}
              value={schedule.weekdays}
              options={WEEK.map((day) => ({ value: day, label: weekday(day) }))}
              onChange={(weekdays: number[]) => {
                if (weekdays.length > 0) set({ weekdays });
              }}
            />
          ) : null}
          {schedule.kind === 'monthly' ? (
            <Select
              style={{ flex: '0 1 100px' }}
              aria-label={t('Day of the month')}
              value={schedule.day}
              options={Array.from({ length: 31 }, (_, index) => ({ value: index + 1, label: String(index + 1) }))}
              onChange={(day: number) => set({ day })}
            />
          ) : null}
          <TimePicker
            style={{ flex: '0 1 120px' }}
            aria-label={t('Time')}
            format="HH:mm"
            allowClear={false}
            needConfirm={false}
            value={dayjs(`1970-01-01T${schedule.time}`)}
            onChange={(time) => set({ time: time.format('HH:mm') })}
          />
        </>
      )}
    </Flex>
  );
}
