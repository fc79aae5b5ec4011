import { CheckOutlined } from '@ant-design/icons';
import { theme } from 'antd';
import type { KeyboardEvent } from 'react';
import { useT } from '../../locale';
import { useTint } from '../../ui/tint';

const COLORS: readonly string[] = [
  ...['default', 'blue', 'geekblue', 'purple', 'magenta', 'red', 'volcano', 'orange'],
  ...['gold', 'lime', 'green', 'cyan'],
];

interface Props {
  value: string | null;
  onChange(color: string): void;
  disabled?: boolean;
}

/** Colours of the theme, which are right in the light and in the dark. */
export function ColorField({ value, onChange, disabled }: Props) {
  const t = useT();
  const chosen = value || 'default';
  const colors = COLORS.includes(chosen) ? COLORS : [...COLORS, chosen];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    onChange(colors[(colors.indexOf(chosen) + by + colors.length) % colors.length]);
  };
  return (
    <div
      role="radiogroup"
      aria-label={t('Color')}
      onKeyDown={disabled ? undefined : onKeyDown}
      style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}
    >
      {colors.map((color) => (
        <Swatch
          key={color}
          color={color}
          isChosen={color === chosen}
          disabled={disabled}
          onChoose={() => onChange(color)}
        />
      ))}
    </div>
  );
}

interface SwatchProps {
  color: string;
  isChosen: boolean;
  disabled?: boolean;
  onChoose(): void;
}

function Swatch({ color, isChosen, disabled, onChoose }: SwatchProps) {
  const { token } = theme.useToken();
  const tint = useTint(color);
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      aria-label={color}
      title={color}
      disabled={disabled}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
      style={{
        width: 26,
        height: 26,
        padding: 0,
        borderRadius: '50%',
        border: `2px solid ${token.colorBgContainer}`,
        boxShadow: `0 0 0 ${isChosen ? 2 : 1}px ${isChosen ? tint.solid : token.colorBorder}`,
        background: tint.solid,
        color: token.colorWhite,
        cursor: disabled ? 'not-allowed' : 'pointer',
      }}
    >
      {isChosen ? <CheckOutlined aria-hidden style={{ fontSize: 12 }} /> : null}
    </button>
  );
}
