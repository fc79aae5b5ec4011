import { PushpinFilled } from '@ant-design/icons';
import { Button, theme } from 'antd';
import { useT } from '../../locale';
import { idOf } from '../tickets';
import { pinnedMessages, textOfMessage, type TimelineEntry } from './timeline';

/** Pinned messages, always in sight while the thread scrolls. */
export function PinnedStrip({ timeline }: { timeline: readonly TimelineEntry[] }) {
  const t = useT();
  const { token } = theme.useToken();
  const pinned = pinnedMessages(timeline);
  if (pinned.length === 0) return null;
  return (
    <nav
      aria-label={t('Pinned')}
      data-testid="ticketing-pinned"
      style={{
        position: 'sticky',
        top: -token.padding,
        zIndex: 1,
        display: 'grid',
        padding: token.paddingXXS,
        borderRadius: token.borderRadius,
        background: token.colorBgElevated,
        boxShadow: token.boxShadowTertiary,
      }}
    >
      {pinned.map((message) => (
        <Button
          key={idOf(message.id)}
          type="text"
          size="small"
          icon={<PushpinFilled style={{ color: token.colorWarning }} />}
          style={{ justifyContent: 'flex-start', overflow: 'hidden' }}
          onClick={() =>
            document.getElementById(`ticketing-message-${idOf(message.id)}`)?.scrollIntoView({ block: 'center' })
          }
        >
          <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {textOfMessage(message.body).replace(/\s+/g, ' ').slice(0, 140) || t('Attachments')}
          </span>
        </Button>
      ))}
    </nav>
  );
}
