import { Tag } from 'antd';
import type { StatusCategory } from '../../shared/statusCategories';
import { useT } from '../locale';
import { statusColor } from './statusColor';
import { useTint } from './tint';

export interface StatusLike {
  key?: string;
  /** A text or a translation expression. */
  label?: string | null;
  color?: string | null;
  category?: StatusCategory | string | null;
}

/** A ticket's status in its colour; without a colour of its own, in that of its category. */
export function StatusTag({ status, testId }: { status: StatusLike | null | undefined; testId?: string }) {
  const t = useT();
  const tint = useTint(statusColor(status));
  if (!status) return null;
  return (
    <Tag
      data-testid={testId}
      style={{
        marginInlineEnd: 0,
        color: tint.text,
        background: tint.background,
        borderColor: tint.border,
        maxWidth: '100%',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      }}
    >
      {t(status.label || status.key || '')}
    </Tag>
  );
}
