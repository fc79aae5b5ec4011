import { Typography } from 'antd';
import { useMemo } from 'react';
import { nextRuns } from '../../shared/schedule';
import { useLanguage, useT } from '../locale';
import { momentIn } from './RecurrenceRow';

const SHOWN = 5;

/** The moments at which a schedule comes next, counted out by the same function as on the server. */
export function NextRuns({ cron, timeZone }: { cron: string; timeZone: string }) {
  const t = useT();
  const language = useLanguage();
  const runs = useMemo(() => nextRuns(cron, timeZone, new Date(), SHOWN), [cron, timeZone]);
  if (runs.length === 0) return <Typography.Text type="danger">{t('It would never run')}</Typography.Text>;
  return (
    <ol data-testid="ticketing-next-runs" style={{ margin: 0, paddingInlineStart: 20 }}>
      {runs.map((run) => (
        <li key={run.getTime()}>{momentIn(run, timeZone, language)}</li>
      ))}
    </ol>
  );
}
