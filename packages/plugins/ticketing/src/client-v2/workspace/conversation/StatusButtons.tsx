import { DownOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { useT } from '../../locale';
import { asksNothing, StatusChangeDialog } from '../../ui/StatusChangeDialog';
import { StatusDot } from '../../ui/StatusDot';
import { useStatusLabel } from '../../ui/useStatusLabel';
import { useNarrow } from '../useNarrow';
import type { AllowedTransition, OpenTicket } from './useTicket';
import type { TicketActions } from './useTicketActions';

/** More than these would crowd the header: the others are in a menu. */
const SHOWN = 3;

interface Props {
  ticket: OpenTicket;
  transitions: readonly AllowedTransition[];
  actions: TicketActions;
}

/** The statuses that the flow allows right now, as buttons. */
export function StatusButtons({ ticket, transitions, actions }: Props) {
  const t = useT();
  const statusLabelOf = useStatusLabel();
  const isNarrow = useNarrow();
  const { message } = useFlowEngine().context;
  const [asked, setAsked] = useState<AllowedTransition>();
  const [busy, setBusy] = useState<string>();
  if (transitions.length === 0) return null;

  const choose = async (transition: AllowedTransition) => {
    if (!asksNothing(transition)) {
      setAsked(transition);
      return;
    }
    setBusy(transition.toKey);
    try {
      await actions.transition(transition.toKey);
    } catch (error) {
      if (error instanceof Error && error.message) void message.error(error.message);
    } finally {
      setBusy(undefined);
    }
  };

  const shown = isNarrow ? [] : transitions.slice(0, SHOWN);
  const rest = transitions.slice(shown.length);
  const labelOf = ({ status }: AllowedTransition) => statusLabelOf(status);
  return (
    <>
      <Space.Compact data-testid="ticketing-status-buttons">
        {shown.map((transition) => (
          <Button
            key={transition.toKey}
            size="small"
            data-testid={`ticketing-to-${transition.toKey}`}
            loading={busy === transition.toKey}
            disabled={busy !== undefined}
            icon={<StatusDot status={transition.status} />}
            onClick={() => void choose(transition)}
          >
            {labelOf(transition)}
          </Button>
        ))}
        {rest.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: rest.map((transition) => ({
                key: transition.toKey,
                label: labelOf(transition),
                icon: <StatusDot status={transition.status} />,
                onClick: () => void choose(transition),
              })),
            }}
          >
            <Button
              size="small"
              data-testid="ticketing-to-more"
              loading={rest.some(({ toKey }) => toKey === busy)}
              aria-label={t('More statuses')}
              icon={<DownOutlined />}
              iconPosition="end"
            >
              {isNarrow ? t('Change status') : null}
            </Button>
          </Dropdown>
        ) : null}
      </Space.Compact>
      {asked ? (
        <StatusChangeDialog
          step={asked}
          ticketNumber={ticket.number}
          onConfirm={(answer) => actions.transition(asked.toKey, answer)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </>
  );
}
