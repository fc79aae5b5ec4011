import { LockOutlined, PhoneOutlined, SendOutlined, ShareAltOutlined } from '@ant-design/icons';
import { css, cx } from '@emotion/css';
import { theme } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { PUBLIC_COMMENT_KINDS, type CommentKind, type DeliveryState } from '../../../shared/comments';
import { useT } from '../../locale';
import { PersonAvatar } from '../../ui/PersonAvatar';
import { RelativeTime } from '../../ui/RelativeTime';
import { SafeHtml } from '../../ui/SafeHtml';
import { nameOfContact, nameOfPerson } from '../tickets';
import type { MessageEntry } from './timeline';

const KIND_LABELS: Record<CommentKind, string> = {
  reply: 'Reply',
  note: 'Internal note',
  message: 'Customer message',
  call: 'Call',
  forward: 'Forward',
  system: 'System',
};

const KIND_ICONS: Partial<Record<CommentKind, ReactNode>> = {
  reply: <SendOutlined />,
  note: <LockOutlined />,
  system: <LockOutlined />,
  call: <PhoneOutlined />,
  forward: <ShareAltOutlined />,
};

const DELIVERY_LABELS: Record<DeliveryState, string> = {
  queued: 'Queued',
  sent: 'Sent',
  failed: 'Failed',
  bounced: 'Bounced',
};

const isInternal = (kind: CommentKind): boolean => !PUBLIC_COMMENT_KINDS.includes(kind);

/** One message. What the customer cannot see is told apart by colour, border, icon and words. */
export function MessageCard({ message }: { message: MessageEntry }) {
  const t = useT();
  const styles = useStyles();
  const { kind, deliveryState } = message;
  const author = nameOfPerson(message.author) || nameOfContact(message.contact) || t('Service desk');
  const failed = deliveryState === 'failed' || deliveryState === 'bounced';
  return (
    <article
      data-testid={`ticketing-message-${kind}`}
      aria-label={`${t(KIND_LABELS[kind])}: ${author}`}
      className={cx(styles.card, kind === 'reply' && styles.reply, isInternal(kind) && styles.internal)}
    >
      <header className={styles.header}>
        <PersonAvatar name={author} size={26} />
        <strong className={styles.author}>{author}</strong>
        <span className={cx(styles.kind, isInternal(kind) && styles.internalKind)}>
          {KIND_ICONS[kind]} {t(KIND_LABELS[kind])}
        </span>
        {deliveryState && deliveryState !== 'sent' ? (
          <span className={failed ? styles.failed : undefined}>{t(DELIVERY_LABELS[deliveryState])}</span>
        ) : null}
        <span className={styles.when}>
          <RelativeTime value={message.createdAt} />
        </span>
      </header>
      <div className={styles.body}>
        <SafeHtml html={message.body} />
      </div>
    </article>
  );
}

function useStyles() {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      card: css`
        border: 1px solid ${token.colorBorderSecondary};
        border-radius: ${token.borderRadiusLG}px;
        background: ${token.colorBgContainer};
        overflow: hidden;
      `,
      reply: css`
        background: color-mix(in srgb, ${token.colorPrimaryBg} 50%, ${token.colorBgContainer});
        border-color: ${token.colorPrimaryBgHover};
      `,
      internal: css`
        background: ${token.colorWarningBg};
        border: 1px dashed ${token.colorWarningBorder};
      `,
      header: css`
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: ${token.marginXXS}px ${token.marginXS}px;
        padding: ${token.paddingXS + 2}px ${token.paddingSM}px 0;
        color: ${token.colorTextTertiary};
        font-size: ${token.fontSizeSM}px;
      `,
      author: css`
        color: ${token.colorText};
        font-size: ${token.fontSize}px;
      `,
      kind: css`
        white-space: nowrap;
      `,
      internalKind: css`
        padding: 0 6px;
        border-radius: ${token.borderRadiusSM}px;
        background: ${token.colorWarningBgHover};
        color: color-mix(in srgb, ${token.colorWarning} 45%, ${token.colorText});
        font-weight: ${token.fontWeightStrong};
      `,
      failed: css`
        color: ${token.colorErrorText};
      `,
      when: css`
        margin-inline-start: auto;
      `,
      body: css`
        padding: ${token.paddingXS}px ${token.paddingSM}px ${token.paddingSM}px ${token.paddingSM + 34}px;
        color: ${token.colorText};
        line-height: 1.6;
        overflow-wrap: anywhere;
        overflow-x: auto;
        @media (max-width: 767px) {
          padding-inline-start: ${token.paddingSM}px;
        }
        p,
        ul,
        ol,
        blockquote,
        pre {
          margin: 0 0 0.6em;
        }
        > :last-child {
          margin-bottom: 0;
        }
        blockquote {
          padding-inline-start: ${token.paddingSM}px;
          border-inline-start: 3px solid ${token.colorBorder};
          color: ${token.colorTextSecondary};
        }
        pre {
          padding: ${token.paddingXS}px;
          border-radius: ${token.borderRadius}px;
          background: ${token.colorFillTertiary};
          white-space: pre-wrap;
        }
        img {
          max-width: 100%;
          height: auto;
        }
        table {
          border-collapse: collapse;
        }
        td,
        th {
          padding: 2px 8px;
          border: 1px solid ${token.colorBorderSecondary};
        }
      `,
    }),
    [token],
  );
}
