import { ExclamationCircleFilled } from '@ant-design/icons';
import { theme, Tooltip } from 'antd';
import { memo, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react';
import type { EditableStatus, FlowPoint } from '../../../shared/flowDocument';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../shared/flowLayout';
import { CATEGORY_LABELS, isFinalCategory } from '../../../shared/statusCategories';
import { useT } from '../../locale';
import { statusColor } from '../../ui/statusColor';
import { useTint } from '../../ui/tint';
import { useStatusLabel } from '../../ui/useStatusLabel';
import { CategoryIcon } from '../categories';
import { Handles } from './Handles';

export interface NodeProps {
  status: EditableStatus;
  place: FlowPoint;
  isSelected: boolean;
  isFaded: boolean;
  /** While a step is drawn: whether it may end here. */
  target: 'yes' | 'no' | 'here' | null;
  isReadOnly: boolean;
  ticketCount: number;
  problems: readonly string[];
  onPointerDown(event: PointerEvent, key: string): void;
  onHandleDown(event: PointerEvent, key: string): void;
  onKeyDown(event: KeyboardEvent, key: string): void;
  onHover(key: string | null): void;
}

/** A status in the drawing: its colour, its name, what kind it is, and how many tickets stand there. */
export const StatusNode = memo(function StatusNode(props: NodeProps) {
  const { status, place, isSelected, isFaded, target, isReadOnly, ticketCount, problems } = props;
  const t = useT();
  const labelOf = useStatusLabel();
  const { token } = theme.useToken();
  const tint = useTint(statusColor(status));
  const isWrong = problems.length > 0;
  const isFinal = isFinalCategory(status.category);
  const category = t(CATEGORY_LABELS[status.category]);
  const edge = isWrong ? token.colorError : isSelected || target === 'here' ? token.colorPrimary : tint.border;
  const style: CSSProperties = {
    position: 'absolute',
    left: place.x - NODE_WIDTH / 2,
    top: place.y - NODE_HEIGHT / 2,
    width: NODE_WIDTH,
    height: NODE_HEIGHT,
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: 2,
    padding: '0 14px 0 18px',
    borderRadius: token.borderRadiusLG,
    border: `${isSelected || isWrong || target === 'here' ? 2 : 1}px solid ${edge}`,
    // A final status has a second line inside its border, as in a drawing of a state machine.
    boxShadow: [
      ...(isFinal ? [`inset 0 0 0 3px ${token.colorBgElevated}`, `inset 0 0 0 4px ${tint.border}`] : []),
      isSelected ? `0 0 0 3px ${token.controlOutline}` : token.boxShadowTertiary,
    ].join(', '),
    background: `linear-gradient(${tint.background}, ${tint.background}), ${token.colorBgElevated}`,
    opacity: target === 'no' ? 0.4 : isFaded ? 0.45 : 1,
    cursor: isReadOnly ? 'pointer' : 'grab',
    userSelect: 'none',
    touchAction: 'none',
    transition: 'opacity 120ms, box-shadow 120ms, border-color 120ms',
  };
  const name = labelOf(status);
  const said = [
    `${name}, ${category}`,
    ...(ticketCount > 0 ? [t('Tickets: {{count}}', { count: ticketCount })] : []),
    ...problems,
  ].join('. ');
  return (
    <div
      role="button"
      tabIndex={0}
      className="ticketing-flow-node"
      data-testid={`ticketing-flow-node-${status.key}`}
      data-problem={isWrong || undefined}
      aria-label={said}
      aria-pressed={isSelected}
      style={style}
      onPointerDown={(event) => props.onPointerDown(event, status.key)}
      onKeyDown={(event) => props.onKeyDown(event, status.key)}
      onPointerEnter={() => props.onHover(status.key)}
      onPointerLeave={() => props.onHover(null)}
    >
      <span
        aria-hidden
        style={{
          position: 'absolute',
          left: 6,
          top: 12,
          bottom: 12,
          width: 4,
          borderRadius: 2,
          background: tint.solid,
        }}
      />
      <strong style={{ ...oneLine, color: token.colorText, fontSize: token.fontSize }}>{name}</strong>
      <span
        style={{
          ...oneLine,
          color: token.colorTextSecondary,
          fontSize: token.fontSizeSM,
          display: 'flex',
          alignItems: 'center',
          gap: 5,
        }}
      >
        <CategoryIcon category={status.category} />
        <span style={oneLine}>{category}</span>
        {ticketCount > 0 ? (
          <span title={t('Tickets: {{count}}', { count: ticketCount })} style={{ marginInlineStart: 'auto' }}>
            {ticketCount > 999 ? '999+' : ticketCount}
          </span>
        ) : null}
      </span>
      {isWrong ? (
        <Tooltip
          title={problems.map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        >
          <ExclamationCircleFilled
            data-testid={`ticketing-flow-problem-${status.key}`}
            style={{
              position: 'absolute',
              top: -10,
              right: -8,
              fontSize: 20,
              color: token.colorError,
              background: token.colorBgContainer,
              borderRadius: '50%',
            }}
          />
        </Tooltip>
      ) : null}
      {isReadOnly || status.category === 'merged' ? null : (
        <Handles statusKey={status.key} isShown={isSelected} onPointerDown={props.onHandleDown} />
      )}
    </div>
  );
});

const oneLine: CSSProperties = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };
