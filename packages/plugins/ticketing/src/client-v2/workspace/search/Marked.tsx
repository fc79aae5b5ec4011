import { css } from '@emotion/css';
import { theme } from 'antd';
import { useMemo } from 'react';
import type { ExcerptPart } from '../../../shared/search';

/** A text with what was searched for marked. */
export function Marked({ parts }: { parts: readonly ExcerptPart[] }) {
  const { token } = theme.useToken();
  const hit = useMemo(
    () => css`
      padding: 0 1px;
      border-radius: ${token.borderRadiusXS}px;
      background: ${token.colorWarningBgHover};
      color: inherit;
    `,
    [token],
  );
  return (
    <>
      {parts.map(({ text, isHit }, index) =>
        isHit ? (
          <mark key={index} className={hit}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  );
}
