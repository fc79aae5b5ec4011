import { css } from '@emotion/css';
import { theme } from 'antd';
import { useMemo } from 'react';

export function useComposerStyles() {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      composer: css`
        position: relative;
        padding: ${token.paddingXS}px ${token.padding}px ${token.paddingSM}px;
        border-top: 2px solid;
        @media (max-width: 767px) {
          padding-inline: ${token.paddingSM}px;
        }
      `,
      head: css`
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: ${token.marginXXS}px ${token.marginSM}px;
        margin-bottom: ${token.marginXS}px;
      `,
      audience: css`
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        color: ${token.colorTextTertiary};
        font-size: ${token.fontSizeSM}px;
      `,
      foot: css`
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: ${token.marginXXS}px;
        margin-top: ${token.marginXS}px;
      `,
      saved: css`
        margin-inline-start: auto;
        color: ${token.colorTextTertiary};
        font-size: ${token.fontSizeSM}px;
      `,
      drop: css`
        position: absolute;
        inset: 4px;
        z-index: 1;
        display: grid;
        place-items: center;
        border: 2px dashed ${token.colorPrimary};
        border-radius: ${token.borderRadiusLG}px;
        background: color-mix(in srgb, ${token.colorPrimaryBg} 90%, transparent);
        color: ${token.colorPrimaryText};
        font-weight: ${token.fontWeightStrong};
        pointer-events: none;
      `,
    }),
    [token],
  );
}
