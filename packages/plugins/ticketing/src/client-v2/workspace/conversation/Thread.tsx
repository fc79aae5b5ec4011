import { ArrowDownOutlined } from '@ant-design/icons';
import { Button, theme } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useT } from '../../locale';
import { idOf } from '../tickets';
import { EventLines } from './EventLines';
import { MessageCard } from './MessageCard';
import { threadOf, type TimelineEntry } from './timeline';

interface Props {
  ticketId: string;
  timeline: readonly TimelineEntry[];
  hasEarlier: boolean;
  onEarlier: () => void;
}

/** Nearer to the end than this, a reader wants to see what comes. */
const AT_END_PX = 80;

/** The messages, oldest first, read from the end. New ones scroll into view unless the reader is further up. */
export function Thread({ ticketId, timeline, hasEarlier, onEarlier }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [hasNews, setNews] = useState(false);
  const items = threadOf(timeline);
  const last = timeline.length > 0 ? idOf(timeline[timeline.length - 1].id) : '';
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
  }, [ticketId]);

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
          {hasEarlier ? (
            <Button size="small" style={{ alignSelf: 'center' }} onClick={onEarlier}>
              {t('Show earlier messages')}
            </Button>
          ) : null}
          {items.map((item) =>
            item.kind === 'message' ? (
              <MessageCard key={idOf(item.message.id)} message={item.message} />
            ) : (
              <EventLines key={idOf(item.events[0].id)} events={item.events} />
            ),
          )}
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
