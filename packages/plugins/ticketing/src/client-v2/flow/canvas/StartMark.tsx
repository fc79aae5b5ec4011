import { theme } from 'antd';
import type { FlowPoint } from '../../../shared/flowDocument';
import { NODE_WIDTH } from '../../../shared/flowLayout';
import { useT } from '../../locale';

/** Where new tickets come in: a dot and an arrow, as in every drawing of a state machine. */
export function StartMark({ at }: { at: FlowPoint | undefined }) {
  const t = useT();
  const { token } = theme.useToken();
  if (!at) return null;
  const border = at.x - NODE_WIDTH / 2;
  return (
    <g fill={token.colorTextSecondary} stroke={token.colorTextSecondary} data-testid="ticketing-flow-start">
      <title>{t('New tickets begin here')}</title>
      <circle cx={border - 44} cy={at.y} r={7} stroke="none" />
      <line x1={border - 36} y1={at.y} x2={border - 12} y2={at.y} strokeWidth={1.6} />
      <polygon
        points={`${border - 3},${at.y} ${border - 12},${at.y - 4.5} ${border - 12},${at.y + 4.5}`}
        stroke="none"
      />
    </g>
  );
}
