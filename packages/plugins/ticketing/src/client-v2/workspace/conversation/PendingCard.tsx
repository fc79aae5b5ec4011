import { SendOutlined, UndoOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Alert, Button, theme } from 'antd';
import { useEffect, useState } from 'react';
import { useT } from '../../locale';
import { SafeHtml } from '../../ui/SafeHtml';
import { PersonAvatar } from '../../ui/PersonAvatar';
import { deskErrorOf } from '../deskApi';
import { nameOfPerson, type Id } from '../tickets';
import { AttachmentTiles } from './AttachmentTiles';
import { useMessageStyles } from './messageStyles';
import type { PendingMessage } from './timeline';

interface Props {
  message: PendingMessage;
  onUndo: (id: Id) => Promise<void>;
}

/** A reply that has left the composer but not the house. */
export function PendingCard({ message, onUndo }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const styles = useMessageStyles();
  const { message: toast } = useFlowEngine().context;
  const [isBusy, setBusy] = useState(false);
  const left = useSecondsUntil(message.sendAt);
  const author = nameOfPerson(message.author) || t('Service desk');

  const undo = async () => {
    setBusy(true);
    try {
      await onUndo(message.id);
    } catch (error) {
      void toast.warning(deskErrorOf(error).message);
      setBusy(false);
    }
  };

  return (
    <article
      data-testid="ticketing-message-reply"
      data-pending={message.failure ? 'failed' : 'sending'}
      aria-label={`${t('Reply')}: ${author}`}
      className={`${styles.card} ${styles.reply}`}
      style={{ borderStyle: 'dashed' }}
    >
      <header className={styles.header}>
        <PersonAvatar name={author} size={26} />
        <strong className={styles.author}>{author}</strong>
        <span className={styles.kind} aria-live="polite">
          <SendOutlined />{' '}
          {message.failure ? t('Not sent') : left > 0 ? t('Goes out in {{count}} s', { count: left }) : t('Sending…')}
        </span>
        {message.isMine ? (
          <Button
            size="small"
            type="primary"
            ghost
            icon={<UndoOutlined />}
            loading={isBusy}
            data-testid="ticketing-undo-send"
            onClick={() => void undo()}
            style={{ marginInlineStart: 'auto' }}
          >
            {message.failure ? t('Edit again') : t('Undo')}
          </Button>
        ) : null}
      </header>
      <div className={styles.body} style={{ opacity: message.failure ? 1 : 0.75 }}>
        <SafeHtml html={message.body} />
        <AttachmentTiles files={message.attachments} />
        {message.failure ? (
          <Alert type="error" showIcon message={t(message.failure)} style={{ marginTop: token.marginXS }} />
        ) : null}
      </div>
    </article>
  );
}

function useSecondsUntil(moment: string): number {
  const until = () => Math.max(0, Math.ceil((new Date(moment).getTime() - Date.now()) / 1000));
  const [left, setLeft] = useState(until);
  useEffect(() => {
    const timer = setInterval(() => setLeft(until()), 500);
    return () => clearInterval(timer);
    // `until` reads the moment only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [moment]);
  return left;
}
