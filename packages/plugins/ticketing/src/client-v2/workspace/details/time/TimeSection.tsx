import { useFlowEngine } from '@nocobase/flow-engine';
import { theme, Typography } from 'antd';
import { formatMinutes } from '../../../../shared/timeEntries';
import { useT } from '../../../locale';
import { idOf } from '../../tickets';
import { useMay } from '../../useMay';
import type { DetailsSectionProps } from '../registry';
import { SectionState } from '../SectionState';
import { useSectionData } from '../useSectionData';
import { LogTime } from './LogTime';
import { TimeRow } from './TimeRow';
import type { LoggedTime } from './loggedTime';

/** How long the ticket took so far, by whom, and a line to write down more. */
export default function TimeSection({ ticket, run }: DetailsSectionProps) {
  const t = useT();
  const { token } = theme.useToken();
  const { user } = useFlowEngine().context;
  const isLocked = !useMay()('update');
  const { data: time, error, show } = useSectionData<LoggedTime>('timeEntries', ticket);
  if (!time) return <SectionState error={error} />;

  const act = async (action: string, data: Record<string, unknown>) => {
    const answer = await run<LoggedTime>(action, data);
    show(answer && { ...time, ...answer });
    return answer !== undefined;
  };
  return (
    <div style={{ display: 'grid', gap: token.marginXXS }}>
      {time.entries.length > 0 ? (
        <Typography.Text data-testid="ticketing-time-total">
          <strong>{formatMinutes(time.minutes)}</strong>
          {time.billableMinutes > 0 ? (
            <Typography.Text type="secondary">
              {' · '}
              {t('{{time}} billable', { time: formatMinutes(time.billableMinutes) })}
            </Typography.Text>
          ) : null}
        </Typography.Text>
      ) : null}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {time.entries.map((entry) => (
          <TimeRow
            key={idOf(entry.id)}
            entry={entry}
            isLocked={isLocked || !(time.mayChangeOthers || (user && idOf(entry.user?.id) === idOf(user.id)))}
            onChange={(change) => act('updateTimeEntry', { entryId: entry.id, ...change })}
            onRemove={() => act('removeTimeEntry', { entryId: entry.id })}
          />
        ))}
      </ul>
      {isLocked ? (
        time.entries.length === 0 && <Typography.Text type="secondary">{t('No time logged')}</Typography.Text>
      ) : (
        <LogTime onLog={(spent) => act('logTime', { ...spent })} />
      )}
    </div>
  );
}
