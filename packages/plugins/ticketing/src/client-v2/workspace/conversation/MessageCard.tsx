import {
  EnterOutlined,
  EyeOutlined,
  FileTextOutlined,
  LockOutlined,
  MoreOutlined,
  PhoneOutlined,
  PushpinFilled,
  PushpinOutlined,
  SendOutlined,
  ShareAltOutlined,
} from '@ant-design/icons';
import { cx } from '@emotion/css';
import { Button, Dropdown, theme, Tooltip, type MenuProps } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { PUBLIC_COMMENT_KINDS, type CommentKind, type DeliveryState } from '../../../shared/comments';
import { useT } from '../../locale';
import { PersonAvatar } from '../../ui/PersonAvatar';
import { RelativeTime } from '../../ui/RelativeTime';
import { SafeHtml } from '../../ui/SafeHtml';
import { nameOfContact, nameOfPerson } from '../tickets';
import { AttachmentTiles } from './AttachmentTiles';
import { useMessageStyles } from './messageStyles';
import { textOfMessage, type MessageEntry } from './timeline';

const OriginalDialog = lazy(() => import('./OriginalDialog').then((module) => ({ default: module.OriginalDialog })));

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

/** What can be done with a message; what is left out is not offered. */
export interface MessageActions {
  onQuote?: (message: MessageEntry) => void;
  onAnswer?: (message: MessageEntry) => void;
  onForward?: (message: MessageEntry) => void;
  onPin?: (message: MessageEntry) => void;
}

interface Props extends MessageActions {
  message: MessageEntry;
  /** The message that this one answers, where it is known. */
  parent?: MessageEntry;
}

/** One message. What the customer cannot see is told apart by colour, border, icon and words. */
export function MessageCard({ message, parent, ...actions }: Props) {
  const t = useT();
  const styles = useMessageStyles();
  const [isOriginalOpen, setOriginalOpen] = useState(false);
  const [showsImages, setShowsImages] = useState(false);
  const { kind, deliveryState } = message;
  const author = authorOf(message) || t('Service desk');
  const failed = deliveryState === 'failed' || deliveryState === 'bounced';
  const items = menuOf(message, actions, t, () => setOriginalOpen(true));
  return (
    <article
      id={`ticketing-message-${message.id}`}
      data-testid={`ticketing-message-${kind}`}
      aria-label={`${t(KIND_LABELS[kind])}: ${author}`}
      className={cx(styles.card, kind === 'reply' && styles.reply, isInternal(kind) && styles.internal)}
    >
      <header className={styles.header}>
        <PersonAvatar name={author} size={26} />
        <strong className={styles.author}>{author}</strong>
        <span className={cx(styles.kind, isInternal(kind) && styles.internalKind)}>
          {KIND_ICONS[kind]} {t(KIND_LABELS[kind])}
          {kind === 'call' && message.direction
            ? ` · ${t(message.direction === 'inbound' ? 'Incoming' : 'Outgoing')}`
            : ''}
          {message.minutes ? ` · ${t('{{count}} min', { count: message.minutes })}` : ''}
        </span>
        {deliveryState && deliveryState !== 'sent' ? (
          <span className={failed ? styles.failed : undefined}>{t(DELIVERY_LABELS[deliveryState])}</span>
        ) : null}
        {message.pinnedAt ? (
          <Tooltip title={t('Pinned')}>
            <PushpinFilled aria-label={t('Pinned')} />
          </Tooltip>
        ) : null}
        <span className={styles.when}>
          <RelativeTime value={message.createdAt} />
          {items.length > 0 ? (
            <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
              <Button
                type="text"
                size="small"
                icon={<MoreOutlined />}
                aria-label={t('More for this message')}
                data-testid="ticketing-message-more"
              />
            </Dropdown>
          ) : null}
        </span>
      </header>
      <Addresses message={message} />
      <div className={styles.body}>
        {parent ? <Answered message={parent} /> : null}
        <SafeHtml
          html={message.body}
          quoteLabel={t('Show what is quoted')}
          remoteImages={showsImages ? 'shown' : 'hidden'}
          remoteLabel={t('Picture on another server')}
        />
        {message.remoteImages && !showsImages ? (
          <Button
            size="small"
            type="link"
            icon={<EyeOutlined />}
            style={{ paddingInline: 0 }}
            onClick={() => setShowsImages(true)}
          >
            {t('Show pictures from other servers ({{count}})', { count: message.remoteImages })}
          </Button>
        ) : null}
        <AttachmentTiles files={message.attachments ?? []} />
      </div>
      {isOriginalOpen ? (
        <Suspense fallback={null}>
          <OriginalDialog commentId={message.id} onClose={() => setOriginalOpen(false)} />
        </Suspense>
      ) : null}
    </article>
  );
}

const authorOf = (message: MessageEntry) => nameOfPerson(message.author) || nameOfContact(message.contact);

function menuOf(
  message: MessageEntry,
  { onQuote, onAnswer, onForward, onPin }: MessageActions,
  t: ReturnType<typeof useT>,
  openOriginal: () => void,
): NonNullable<MenuProps['items']> {
  const isPublic = !isInternal(message.kind);
  const of = (key: string, label: string, icon: ReactNode, run: (() => void) | undefined) =>
    run ? [{ key, label: t(label), icon, onClick: run }] : [];
  return [
    ...of(
      'answer',
      'Answer this note',
      <EnterOutlined />,
      isPublic ? undefined : onAnswer && (() => onAnswer(message)),
    ),
    ...of('quote', 'Quote', <FileTextOutlined />, onQuote && (() => onQuote(message))),
    ...of('forward', 'Forward', <ShareAltOutlined />, isPublic ? onForward && (() => onForward(message)) : undefined),
    ...of('pin', message.pinnedAt ? 'Unpin' : 'Pin', <PushpinOutlined />, onPin && (() => onPin(message))),
    ...of('original', 'As it came in', <EyeOutlined />, message.hasOriginal ? openOriginal : undefined),
  ];
}

function Addresses({ message: { to, cc, bcc } }: { message: MessageEntry }) {
  const t = useT();
  const styles = useMessageStyles();
  const lines = [
    { label: 'To', all: to },
    { label: 'Cc', all: cc },
    { label: 'Bcc', all: bcc },
  ].filter(({ all }) => all && all.length > 0);
  if (lines.length === 0) return null;
  return (
    <div className={styles.addresses}>
      {lines.map(({ label, all }) => (
        <span key={label}>
          {t(label)}: {all?.join(', ')}
        </span>
      ))}
    </div>
  );
}

function Answered({ message }: { message: MessageEntry }) {
  const t = useT();
  const { token } = theme.useToken();
  const excerpt = textOfMessage(message.body).replace(/\s+/g, ' ').slice(0, 120);
  return (
    <a
      href={`#ticketing-message-${message.id}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(`ticketing-message-${message.id}`)?.scrollIntoView({ block: 'center' });
      }}
      style={{
        display: 'block',
        marginBottom: token.marginXS,
        paddingInlineStart: token.paddingXS,
        borderInlineStart: `3px solid ${token.colorWarningBorder}`,
        color: token.colorTextSecondary,
        fontSize: token.fontSizeSM,
        whiteSpace: 'nowrap',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      }}
    >
      <EnterOutlined /> {authorOf(message) || t('Service desk')}: {excerpt}
    </a>
  );
}
