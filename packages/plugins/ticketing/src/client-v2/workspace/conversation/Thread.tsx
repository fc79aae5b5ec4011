import { ArrowDownOutlined } from '@ant-design/icons';
import { Button, theme } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../../locale';
import { idOf, type Id } from '../tickets';
import { EventLines } from './EventLines';
import { MessageCard, type MessageActions } from './MessageCard';
import { PendingCard } from './PendingCard';
import { PinnedStrip } from './PinnedStrip';
import { messageById, threadOf, type PendingMessage, type TimelineEntry } from './timeline';

interface Props {
  ticketId: string;
  timeline: readonly TimelineEntry[];
  pending: readonly PendingMessage[];
  hasEarlier: boolean;
  onEarlier: () => void;
  onUndo: (id: Id) => Promise<void>;
  messageActions: MessageActions;
  /** Grows when the end is to be shown. */
  toEndCount: number;
}

/** Nearer to the end than this, a reader wants to see what comes. */
const AT_END_PX = 80;

/** The messages, oldest first, read from the end. New ones scroll into view unless the reader is further up. */
export function Thread({
  ticketId,
  timeline,
  pending,
  hasEarlier,
  onEarlier,
  onUndo,
  messageActions,
  toEndCount,
}: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [hasNews, setNews] = useState(false);
  const items = threadOf(timeline);
  const latest = pending.at(-1) ?? timeline.at(-1);
  const last = idOf(latest?.id);
  const first = timeline.length > 0 ? idOf(timeline[0].id) : '';
  const heightBefore = useRef({ first, height: 0 });

  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
    setNews(false);
  };

  useLayoutEffect(() => {
    atEnd.current = true;
    toEnd();
  }, [ticketId, toEndCount]);

  useEffect(() => {
    if (atEnd.current) toEnd();
    else setNews(true);
  }, [last]);

  // Earlier messages push what is being read down: hold it in place.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (heightBefore.current.first !== first && !atEnd.current) {
      element.scrollTop += element.scrollHeight - heightBefore.current.height;
    }
    heightBefore.current = { first, height: element.scrollHeight };
  }, [first, last]);

  return (
    <div style={{ position: 'relative', flex: 1, minHeight: 0, display: 'flex' }}>
      <div
        ref={scroller}
        role="log"
        tabIndex={0}
        aria-label={t('Conversation')}
        data-testid="ticketing-thread"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < AT_END_PX;
          if (atEnd.current) setNews(false);
        }}
        style={{ flex: 1, overflowY: 'auto', padding: token.padding, background: token.colorBgLayout }}
      >
        <div style={{ display: 'flex', flexDirection: 'column', gap: token.marginSM, maxWidth: 860, margin: '0 auto' }}>
          <PinnedStrip timeline={timeline} />
          {hasEarlier ? (
            <Button size="small" style={{ alignSelf: 'center' }} onClick={onEarlier}>
              {t('Show earlier messages')}
            </Button>
          ) : null}
          {items.map((item) =>
            item.kind === 'message' ? (
              <MessageCard
                key={idOf(item.message.id)}
                message={item.message}
                parent={messageById(timeline, item.message.parentId)}
                {...messageActions}
              />
            ) : (
              <EventLines key={idOf(item.events[0].id)} events={item.events} />
            ),
          )}
          {pending.map((message) => (
            <PendingCard key={`pending-${idOf(message.id)}`} message={message} onUndo={onUndo} />
          ))}
        </div>
      </div>
      {hasNews ? (
        <Button
          size="small"
          shape="round"
          icon={<ArrowDownOutlined />}
          style={{ position: 'absolute', bottom: token.marginSM, left: '50%', transform: 'translateX(-50%)' }}
          onClick={toEnd}
        >
          {t('New activity')}
        </Button>
      ) : null}
    </div>
  );
}
