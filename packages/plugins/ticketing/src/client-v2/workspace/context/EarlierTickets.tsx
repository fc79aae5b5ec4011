import { observer } from '@nocobase/flow-engine';
import { css } from '@emotion/css';
import { theme, Typography } from 'antd';
import { useMemo } from 'react';
import { useT } from '../../locale';
import { RelativeTime } from '../../ui/RelativeTime';
import { StatusTag } from '../../ui/StatusTag';
import { useLookups } from '../lookups';
import { idOf } from '../tickets';
import type { CustomerStory } from './useCustomer';

interface Props extends Pick<CustomerStory, 'tickets' | 'hasMore'> {
  onOpen: (ticketId: string) => void;
}

/** What else the same customer asked, the latest first. */
export const EarlierTickets = observer(function EarlierTickets({ tickets, hasMore, onOpen }: Props) {
  const t = useT();
  const styles = useStyles();
  const { statuses } = useLookups();
  if (tickets.length === 0) return <Typography.Text type="secondary">{t('No other tickets')}</Typography.Text>;
  return (
    <>
      <ul className={styles.list}>
        {tickets.map((ticket) => (
          <li key={idOf(ticket.id)}>
            <button
              type="button"
              className={styles.ticket}
              data-testid="ticketing-earlier-ticket"
              onClick={() => onOpen(idOf(ticket.id))}
            >
              <span className={styles.subject}>{ticket.subject}</span>
              <span className={styles.facts}>
                <StatusTag
                  status={statuses.find(({ key }) => key === ticket.statusKey) ?? { label: ticket.statusKey }}
                />
                <span>{ticket.number}</span>
                <RelativeTime value={ticket.updatedAt} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hasMore ? <Typography.Text type="secondary">{t('There are older ones as well')}</Typography.Text> : null}
    </>
  );
});

function useStyles() {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      list: css`
        list-style: none;
        margin: 0 -${token.paddingXS}px;
        padding: 0;
      `,
      ticket: css`
        display: block;
        width: 100%;
        padding: ${token.paddingXXS + 2}px ${token.paddingXS}px;
        border: 0;
        border-radius: ${token.borderRadius}px;
        background: transparent;
        color: ${token.colorText};
        font: inherit;
        text-align: start;
        cursor: pointer;
        &:hover {
          background: ${token.colorFillTertiary};
        }
        &:focus-visible {
          outline: 2px solid ${token.colorPrimaryBorder};
          outline-offset: -2px;
        }
      `,
      subject: css`
        display: -webkit-box;
        -webkit-line-clamp: 2;
        -webkit-box-orient: vertical;
        overflow: hidden;
        overflow-wrap: anywhere;
      `,
      facts: css`
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: ${token.marginXXS}px ${token.marginXS}px;
        margin-top: 2px;
        color: ${token.colorTextSecondary};
        font-size: ${token.fontSizeSM}px;
      `,
    }),
    [token],
  );
}
