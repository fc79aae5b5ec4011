import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, theme } from 'antd';
import { useState } from 'react';
import { COLLECTIONS } from '../../../../shared/collectionNames';
import { useT } from '../../../locale';
import { asksNothing, StatusChangeDialog, type StepAnswer } from '../../../ui/StatusChangeDialog';
import { StatusDot } from '../../../ui/StatusDot';
import { StatusTag } from '../../../ui/StatusTag';
import type { AllowedTransition } from '../../conversation/useTicket';
import { sentAnswer } from '../../conversation/sentAnswer';
import { useStatusLabel } from '../../../ui/useStatusLabel';
import { deskErrorOf, useDeskApi } from '../../deskApi';
import { idOf } from '../../tickets';
import { useMay } from '../../useMay';
import type { DetailsSectionProps } from '../registry';
import { PropertyRow } from './PropertyRow';

type Props = Pick<DetailsSectionProps, 'ticket' | 'reload'>;

/** Where the ticket stands, and where its flow lets it go. */
export function StatusProperty({ ticket, reload }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const api = useDeskApi();
  const may = useMay();
  const labelOf = useStatusLabel();
  const [steps, setSteps] = useState<readonly AllowedTransition[]>();
  const [asked, setAsked] = useState<AllowedTransition>();
  const ticketId = idOf(ticket.id);
  const tag = <StatusTag status={ticket.status ?? { label: ticket.statusKey }} testId="ticketing-details-status" />;

  const look = async (isOpen: boolean) => {
    if (!isOpen) return;
    setSteps(undefined);
    const action = `${COLLECTIONS.tickets}:allowedTransitions`;
    setSteps(await api.get<AllowedTransition[]>(action, { filterByTk: ticketId }).catch(() => []));
  };

  /** The dialog shows what the server says, be it that a field is missing. */
  const move = async (step: AllowedTransition, answer: StepAnswer = {}) => {
    try {
      const data = { statusKey: step.toKey, version: ticket.version, ...sentAnswer(answer) };
      await api.post(`${COLLECTIONS.tickets}:transition`, ticketId, data);
    } finally {
      await reload();
    }
  };
  const choose = (step: AllowedTransition) => {
    if (!asksNothing(step)) setAsked(step);
    else void move(step).catch(() => setAsked(step));
  };

  return (
    <PropertyRow label={t('Status')}>
      {may('transition') ? (
        <Dropdown
          trigger={['click']}
          onOpenChange={(isOpen) => void look(isOpen)}
          menu={{
            items: steps
              ? steps.map((step) => ({
                  key: step.toKey,
                  label: labelOf(step.status),
                  icon: <StatusDot status={step.status} />,
                  onClick: () => choose(step),
                }))
              : [{ key: 'loading', label: '…', disabled: true }],
          }}
        >
          <Button type="text" size="small" style={{ paddingInline: 4 }} aria-label={t('Change status')}>
            {tag}
            <DownOutlined style={{ fontSize: 10, color: token.colorTextTertiary }} />
          </Button>
        </Dropdown>
      ) : (
        <span style={{ paddingInline: 4 }}>{tag}</span>
      )}
      {asked ? (
        <StatusChangeDialog
          step={asked}
          ticketNumber={ticket.number}
          onConfirm={(answer) => move(asked, answer).catch((error) => Promise.reject(deskErrorOf(error)))}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </PropertyRow>
  );
}
