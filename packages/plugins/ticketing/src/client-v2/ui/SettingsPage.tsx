import { theme, Typography } from 'antd';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** One or two sentences: what is decided here. */
  introduction: string;
  children: ReactNode;
  /** For a drawing or a table that takes all the room there is. */
  isWide?: boolean;
  testId?: string;
}

/** What every page of the desk's settings looks like: a column that is comfortable to read, from 343 px up. */
export function SettingsPage({ title, introduction, children, isWide, testId }: Props) {
  const { token } = theme.useToken();
  return (
    <section
      data-testid={testId}
      aria-label={title}
      style={{
        maxWidth: isWide ? undefined : 760,
        padding: `clamp(${token.paddingSM}px, 3vw, ${token.paddingLG}px)`,
        background: token.colorBgContainer,
        borderRadius: token.borderRadiusLG,
        boxSizing: 'border-box',
      }}
    >
      <Typography.Title level={4} style={{ marginTop: 0 }}>
        {title}
      </Typography.Title>
      <Typography.Paragraph type="secondary" style={{ maxWidth: 620 }}>
        {introduction}
      </Typography.Paragraph>
      {children}
    </section>
  );
}
