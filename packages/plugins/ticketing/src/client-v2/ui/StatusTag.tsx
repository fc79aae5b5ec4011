import { Tag } from 'antd';
import type { StatusTexts } from '../../shared/flowDocument';
import type { StatusCategory } from '../../shared/statusCategories';
import { statusColor } from './statusColor';
import { useTint } from './tint';
import { useStatusLabel } from './useStatusLabel';

export interface StatusLike {
  key?: string;
  /** A text or a translation expression. */
  label?: string | null;
  color?: string | null;
  category?: StatusCategory | string | null;
  translations?: StatusTexts | null;
}

/** A ticket's status in its colour; without a colour of its own, in that of its category. */
export function StatusTag({ status, testId }: { status: StatusLike | null | undefined; testId?: string }) {
  const labelOf = useStatusLabel();
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
      {labelOf(status)}
    </Tag>
  );
}
