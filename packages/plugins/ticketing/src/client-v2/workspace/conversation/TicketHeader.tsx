import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, theme, Typography } from 'antd';
import { Suspense } from 'react';
import { useT } from '../../locale';
import { MacroMenu } from '../../macros';
import { TicketMenu } from '../../merge';
import { PriorityMark } from '../../ui/PriorityMark';
import { StatusTag } from '../../ui/StatusTag';
import { idOf, nameOfContact } from '../tickets';
import { useMay } from '../useMay';
import { AssigneePicker } from './AssigneePicker';
import { StatusButtons } from './StatusButtons';
import { messagesOf } from './timeline';
import type { LoadedTicket } from './useTicket';
import type { TicketActions } from './useTicketActions';

interface Props {
  loaded: LoadedTicket;
  actions: TicketActions;
  /** Where there is no room for list and ticket: leads back to the list. */
  onBack?: () => void;
}

/** What the ticket is about, in what state it is, who asks and who answers. */
export function TicketHeader({ loaded: { ticket, transitions, timeline }, actions, onBack }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const may = useMay();
  const requester = nameOfContact(ticket.requester);
  return (
    <header
      style={{
        padding: `${token.paddingSM}px ${token.padding}px`,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
        display: 'grid',
        gap: token.marginXS,
      }}
    >
      <div style={{ display: 'flex', alignItems: 'flex-start', gap: token.marginXS }}>
        {onBack ? (
          <Button
            type="text"
            size="small"
            icon={<ArrowLeftOutlined />}
            aria-label={t('Back to the list')}
            data-testid="ticketing-back"
            onClick={onBack}
          />
        ) : null}
        <Typography.Title
          level={5}
          ellipsis={{ rows: 2, tooltip: ticket.subject }}
          style={{ margin: 0, flex: 1, minWidth: 0 }}
          data-testid="ticketing-subject"
        >
          {ticket.subject}
        </Typography.Title>
        <Typography.Text
          type="secondary"
          copyable={{ tooltips: [t('Copy number'), t('Copied')] }}
          style={{ flex: 'none', fontVariantNumeric: 'tabular-nums' }}
        >
          {ticket.number}
        </Typography.Text>
      </div>
      <div
        style={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: `${token.marginXS}px ${token.marginSM}px`,
        }}
      >
        <StatusTag status={ticket.status ?? { label: ticket.statusKey }} testId="ticketing-status" />
        <PriorityMark priority={ticket.priority} withLabel />
        {requester ? (
          <Typography.Text type="secondary" ellipsis={{ tooltip: ticket.requester?.email }} style={{ maxWidth: 220 }}>
            {requester}
          </Typography.Text>
        ) : null}
        <span
          style={{
            marginInlineStart: 'auto',
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            gap: token.marginXS,
          }}
        >
          <AssigneePicker ticket={ticket} actions={actions} isLocked={!may('assign')} />
          {may('transition') ? <StatusButtons ticket={ticket} transitions={transitions} actions={actions} /> : null}
          <Suspense fallback={null}>
            <MacroMenu ticketId={idOf(ticket.id)} version={ticket.version} act={actions.act} />
          </Suspense>
          <TicketMenu ticket={ticket} messages={messagesOf(timeline)} act={actions.act} />
        </span>
      </div>
    </header>
  );
}
