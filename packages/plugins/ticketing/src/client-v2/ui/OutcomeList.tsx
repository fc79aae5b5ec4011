import { LockOutlined, PlayCircleOutlined, SendOutlined, StarOutlined } from '@ant-design/icons';
import { theme, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { TicketOutcome } from '../../shared/macros';
import { useT } from '../locale';
import { SafeHtml } from './SafeHtml';

interface Names {
  field: (name: string) => string;
  value: (field: string, value: unknown) => string;
}

interface Props {
  outcome: TicketOutcome;
  names: Names;
  /** One line of text for each message, where many outcomes are listed. */
  isBrief?: boolean;
}

/** What would happen to a ticket, or has happened. */
export function OutcomeList({ outcome, names, isBrief }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const { changes, comments, follows, workflows, destroyed } = outcome;
  const isNothing = changes.length + comments.length + workflows.length === 0 && !follows && !destroyed;
  if (isNothing) return <Typography.Text type="secondary">{t('Nothing changes')}</Typography.Text>;
  return (
    <ul
      data-testid="ticketing-outcome"
      style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: token.marginXXS, minWidth: 0 }}
    >
      {destroyed ? <li style={{ color: token.colorErrorText }}>{t('The ticket is deleted')}</li> : null}
      {changes.map(({ field, from, to }) => (
        <li key={field} style={{ overflowWrap: 'anywhere' }}>
          <Typography.Text type="secondary">{names.field(field)}: </Typography.Text>
          <Typography.Text delete type="secondary">
            {names.value(field, from)}
          </Typography.Text>{' '}
          → <strong>{names.value(field, to)}</strong>
        </li>
      ))}
      {comments.map(({ kind, body, bodyText }, index) => (
        <li key={index}>
          <Line icon={kind === 'note' ? <LockOutlined /> : <SendOutlined />}>
            {kind === 'note' ? t('Internal note') : t('Reply to the customer')}
          </Line>{' '}
          {isBrief ? (
            <Typography.Text ellipsis style={{ maxWidth: '100%' }}>
              {bodyText}
            </Typography.Text>
          ) : (
            <div
              style={{
                padding: `${token.paddingXS}px ${token.paddingSM}px`,
                borderRadius: token.borderRadius,
                background: kind === 'note' ? token.colorWarningBg : token.colorFillQuaternary,
              }}
            >
              <SafeHtml html={body} />
            </div>
          )}
        </li>
      ))}
      {follows ? <Line icon={<StarOutlined />}>{t('You follow the ticket')}</Line> : null}
      {workflows.map(({ key, title }) => (
        <li key={key}>
          <Line icon={<PlayCircleOutlined />}>{t('Starts “{{title}}”', { title })}</Line>
        </li>
      ))}
    </ul>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <Typography.Text type="secondary">
      {icon} {children}
    </Typography.Text>
  );
}
