import { Spin, theme, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useT } from '../locale';

export interface FoundReply {
  id: number | string;
  title: string;
  shortcut: string | null;
  scope: string;
}

interface Props {
  /** Undefined while it is being looked for. */
  found: readonly FoundReply[] | undefined;
  /** The one that Enter takes. */
  at: number;
  onChoose: (reply: FoundReply) => void;
}

/** Texts to choose from: by mouse here, by the arrow keys in the field. */
export function ReplyMenu({ found, at, onChoose }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.children[at]?.scrollIntoView({ block: 'nearest' }), [at]);
  if (!found) return <Spin size="small" style={{ margin: token.marginSM }} />;
  if (found.length === 0) {
    return (
      <Typography.Paragraph type="secondary" style={{ margin: token.marginXS }}>
        {t('No canned reply found')}
      </Typography.Paragraph>
    );
  }
  return (
    <ul
      ref={list}
      role="listbox"
      aria-label={t('Canned replies')}
      data-testid="ticketing-replies-menu"
      style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 280, overflowY: 'auto' }}
    >
      {found.map((reply, index) => (
        <li
          key={reply.id}
          role="option"
          aria-selected={index === at}
          // The field keeps the cursor.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(reply)}
          style={{
            display: 'flex',
            gap: token.marginXS,
            padding: `${token.paddingXXS + 1}px ${token.paddingXS}px`,
            borderRadius: token.borderRadiusSM,
            background: index === at ? token.controlItemBgHover : undefined,
            cursor: 'pointer',
          }}
        >
          <Typography.Text ellipsis style={{ flex: 1 }}>
            {reply.title}
          </Typography.Text>
          {reply.shortcut ? <Typography.Text type="secondary">/{reply.shortcut}</Typography.Text> : null}
        </li>
      ))}
    </ul>
  );
}
