import { theme } from 'antd';
import type { ReactNode } from 'react';

/** A name and what it is: side by side, one below the other where that is too narrow. */
export function PropertyRow({ label, children }: { label: string; children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: token.marginXS, minHeight: 32 }}>
      <span style={{ flex: '0 0 92px', color: token.colorTextSecondary }}>{label}</span>
      <div style={{ flex: '1 1 150px', minWidth: 0 }}>{children}</div>
    </div>
  );
}
