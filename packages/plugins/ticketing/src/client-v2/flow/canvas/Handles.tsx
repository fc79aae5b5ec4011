import { css } from '@emotion/css';
import { theme } from 'antd';
import type { CSSProperties, PointerEvent } from 'react';
import { useT } from '../../locale';

const SIDES: readonly (readonly [string, CSSProperties])[] = [
  ['right', { right: -9, top: '50%', marginTop: -9 }],
  ['left', { left: -9, top: '50%', marginTop: -9 }],
  ['top', { top: -9, left: '50%', marginLeft: -9 }],
  ['bottom', { bottom: -9, left: '50%', marginLeft: -9 }],
];

const handle = css`
  opacity: 0;
  transition:
    opacity 120ms,
    transform 120ms;
  .ticketing-flow-node:hover &,
  .ticketing-flow-node:focus-visible &,
  &[data-shown='true'] {
    opacity: 1;
  }
  &:hover {
    transform: scale(1.25);
  }
`;

interface Props {
  statusKey: string;
  isShown: boolean;
  onPointerDown(event: PointerEvent, key: string): void;
}

/** The dots from which a step is drawn. By keyboard, steps are added in the panel and in the list. */
export function Handles({ statusKey, isShown, onPointerDown }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <>
      {SIDES.map(([side, place]) => (
        <span
          key={side}
          aria-hidden
          title={t('Drag to the status where the step shall lead')}
          className={handle}
          data-shown={isShown}
          data-testid={side === 'right' ? `ticketing-flow-handle-${statusKey}` : undefined}
          onPointerDown={(event) => onPointerDown(event, statusKey)}
          style={{
            position: 'absolute',
            ...place,
            width: 18,
            height: 18,
            boxSizing: 'border-box',
            borderRadius: '50%',
            border: `5px solid ${token.colorBgElevated}`,
            background: token.colorPrimary,
            boxShadow: `0 0 0 1px ${token.colorPrimaryBorder}`,
            cursor: 'crosshair',
            touchAction: 'none',
          }}
        />
      ))}
    </>
  );
}
