import { useFlowEngine } from '@nocobase/flow-engine';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useLanguage, useT } from '../locale';
import { deskErrorOf, idOf, openTicketDrawer, useMay } from '../workspace';
import type { Act, MenuTicket } from './ticket';

interface Props {
  ticket: MenuTicket;
  act: Act;
}

/** What must be known before anything is done to the ticket: that it leads elsewhere, or sleeps. */
export function TicketNotices({ ticket, act }: Props) {
  const t = useT();
  const language = useLanguage();
  const engine = useFlowEngine();
  const may = useMay();
  const [isBusy, setBusy] = useState(false);

  const run = async (action: string, values: Record<string, unknown>) => {
    setBusy(true);
    try {
      await act(action, values);
    } catch (error) {
      void engine.context.message.error(deskErrorOf(error).message);
    }
    setBusy(false);
  };

  if (ticket.mergedIntoId != null) {
    const { mergedIntoId, mergedInto } = ticket;
    const name = mergedInto?.number ?? mergedInto?.subject ?? '';
    return (
      <Alert
        banner
        type="info"
        data-testid="ticketing-merged"
        message={t('This ticket was merged into {{name}}. What is written here goes there.', { name })}
        action={
          <>
            <Button
              type="link"
              size="small"
              data-testid="ticketing-open-target"
              onClick={() => openTicketDrawer(engine, idOf(mergedIntoId))}
            >
              {t('Open')}
            </Button>
            {may('merge') ? (
              <Button
                type="link"
                size="small"
                loading={isBusy}
                data-testid="ticketing-unmerge"
                onClick={() => void run('unmerge', {})}
              >
                {t('Undo merge')}
              </Button>
            ) : null}
          </>
        }
      />
    );
  }
  if (!ticket.snoozedUntil) return null;
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(ticket.snoozedUntil),
  );
  return (
    <Alert
      banner
      type="info"
      data-testid="ticketing-snoozed"
      message={t('Snoozed until {{time}}, or until the customer answers.', { time })}
      action={
        may('snooze') ? (
          <Button type="link" size="small" loading={isBusy} onClick={() => void run('snooze', { until: null })}>
            {t('End snooze')}
          </Button>
        ) : null
      }
    />
  );
}
