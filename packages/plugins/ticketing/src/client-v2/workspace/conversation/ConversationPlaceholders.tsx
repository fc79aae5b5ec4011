import { LockOutlined, MessageOutlined } from '@ant-design/icons';
import { Button, Result, Skeleton, theme } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../locale';
import type { DeskError } from '../deskApi';

export function ConversationSkeleton() {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <div
      aria-busy="true"
      aria-label={t('Loading the ticket')}
      style={{ flex: 1, padding: token.padding, overflow: 'hidden' }}
    >
      <Skeleton active title={{ width: '55%' }} paragraph={{ rows: 1, width: '35%' }} />
      {[4, 2, 3].map((rows) => (
        <Skeleton
          key={rows}
          active
          avatar
          title={{ width: '30%' }}
          paragraph={{ rows }}
          style={{ marginTop: token.marginLG }}
        />
      ))}
    </div>
  );
}

function Middle({ children }: { children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <div style={{ flex: 1, display: 'grid', placeContent: 'center', padding: token.paddingLG, minHeight: 240 }}>
      {children}
    </div>
  );
}

/** No ticket is chosen: says how to choose one. */
export function ConversationEmpty() {
  const t = useT();
  const { token } = theme.useToken();
  const key = (name: string) => (
    <kbd
      key={name}
      style={{
        padding: '0 6px',
        border: `1px solid ${token.colorBorder}`,
        borderRadius: token.borderRadiusSM,
        fontFamily: token.fontFamilyCode,
        fontSize: token.fontSizeSM,
      }}
    >
      {name}
    </kbd>
  );
  return (
    <Middle>
      <div data-testid="ticketing-conversation-empty" style={{ textAlign: 'center', color: token.colorTextTertiary }}>
        <MessageOutlined style={{ fontSize: 40, color: token.colorTextQuaternary }} />
        <div
          style={{
            margin: `${token.marginSM}px 0 ${token.marginXS}px`,
            color: token.colorTextSecondary,
            fontSize: token.fontSizeLG,
          }}
        >
          {t('Choose a ticket to read it')}
        </div>
        <div style={{ display: 'inline-flex', alignItems: 'center', gap: token.marginXXS }}>
          {key('J')} {key('K')} <span>{t('move')}</span> {key('Enter')} <span>{t('open')}</span>
        </div>
      </div>
    </Middle>
  );
}

/** The ticket cannot be shown: gone, not for this person, or not reachable. */
export function ConversationProblem({ error, onRetry }: { error: DeskError; onRetry: () => void }) {
  const t = useT();
  const { token } = theme.useToken();
  const isGone = error.status === 404 || error.status === 403;
  return (
    <Middle>
      <Result
        data-testid="ticketing-conversation-problem"
        status={isGone ? 'info' : 'warning'}
        icon={isGone ? <LockOutlined style={{ color: token.colorTextTertiary }} /> : undefined}
        title={isGone ? t('This ticket does not exist or is not for you') : t('The ticket could not be loaded')}
        subTitle={isGone ? null : error.message}
        extra={isGone ? null : <Button onClick={onRetry}>{t('Try again')}</Button>}
      />
    </Middle>
  );
}
