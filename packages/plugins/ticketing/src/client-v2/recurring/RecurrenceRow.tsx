import { DeleteOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Alert, Button, Flex, Popconfirm, Switch, theme, Typography } from 'antd';
import { useState } from 'react';
import { useLanguage, useT } from '../locale';
import { deskErrorOf, openTicketDrawer } from '../workspace';
import { useScheduleWords } from './useScheduleWords';
import type { Recurrence } from './useRecurrences';

interface Props {
  recurrence: Recurrence;
  onOpen: () => void;
  onSwitch: (enabled: boolean) => Promise<void>;
  onRemove: () => Promise<void>;
}

/** A recurrence in the list: when it comes, when it comes next, and what went wrong. */
export function RecurrenceRow({ recurrence, onOpen, onSwitch, onRemove }: Props) {
  const t = useT();
  const engine = useFlowEngine();
  const language = useLanguage();
  const { token } = theme.useToken();
  const words = useScheduleWords();
  const [isBusy, setBusy] = useState(false);
  const { title, cron, timeZone, enabled, nextRunAt, lastTicket, lastError } = recurrence;

  const tell = (error: unknown) => void engine.context.message.error(deskErrorOf(error).message);
  const turn = async (wanted: boolean) => {
    setBusy(true);
    await onSwitch(wanted).catch(tell);
    setBusy(false);
  };
  return (
    <li
      data-testid="ticketing-recurrence"
      style={{ padding: `${token.paddingXS}px 0`, borderBottom: `1px solid ${token.colorBorderSecondary}` }}
    >
      <Flex gap={token.marginXS} align="flex-start">
        <div style={{ flex: 1, minWidth: 0 }}>
          <Button
            type="link"
            style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'start' }}
            onClick={onOpen}
          >
            {title}
          </Button>
          <div>{words(cron, timeZone)}</div>
          <Typography.Text type="secondary">
            {nextRunAt ? t('Next: {{when}}', { when: momentIn(nextRunAt, timeZone, language) }) : t('Paused')}
            {lastTicket ? (
              <>
                {' · '}
                <Button
                  type="link"
                  size="small"
                  style={{ padding: 0 }}
                  onClick={() => openTicketDrawer(engine, String(lastTicket.id))}
                >
                  {t('last: {{number}}', { number: lastTicket.number })}
                </Button>
              </>
            ) : null}
          </Typography.Text>
        </div>
        <Switch
          size="small"
          loading={isBusy}
          checked={enabled}
          aria-label={t('{{what}} is active', { what: title })}
          onChange={(wanted) => void turn(wanted)}
        />
        <Popconfirm
          title={t('Remove {{what}}?', { what: title })}
          okText={t('Remove')}
          cancelText={t('Cancel')}
          onConfirm={() => onRemove().catch(tell)}
        >
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('Remove {{what}}', { what: title })}
          />
        </Popconfirm>
      </Flex>
      {lastError ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: token.marginXXS }}
          message={t('The last run failed: {{why}}', { why: lastError })}
        />
      ) : null}
    </li>
  );
}

/** A moment by the clock of the schedule's own zone. */
export const momentIn = (moment: string | Date, timeZone: string, language: string): string =>
  new Date(moment).toLocaleString(language, {
    ...{ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZone },
  });
