import { theme } from 'antd';
import { keycaps } from './keys';

const isMac = /mac/i.test(navigator.platform);

/** A shortcut as it stands on the keyboard. */
export function Keycaps({ keys }: { keys: string }) {
  const { token } = theme.useToken();
  return (
    <span style={{ display: 'inline-flex', gap: 3, flex: 'none' }}>
      {keycaps(keys, isMac).map((cap, index) => (
        <kbd
          key={index}
          style={{
            minWidth: 20,
            padding: '0 5px',
            border: `1px solid ${token.colorBorder}`,
            borderRadius: token.borderRadiusSM,
            background: token.colorFillQuaternary,
            color: token.colorTextSecondary,
            fontSize: token.fontSizeSM,
            fontFamily: token.fontFamilyCode,
            textAlign: 'center',
          }}
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
