import { css } from '@emotion/css';
import { theme } from 'antd';
import { useMemo } from 'react';

/** Looks of a message, sent or about to be. */
export function useMessageStyles() {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      card: css`
        border: 1px solid ${token.colorBorderSecondary};
        border-radius: ${token.borderRadiusLG}px;
        background: ${token.colorBgContainer};
        overflow: hidden;
      `,
      reply: css`
        background: color-mix(in srgb, ${token.colorPrimaryBg} 50%, ${token.colorBgContainer});
        border-color: ${token.colorPrimaryBgHover};
      `,
      internal: css`
        background: ${token.colorWarningBg};
        border: 1px dashed ${token.colorWarningBorder};
      `,
      header: css`
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: ${token.marginXXS}px ${token.marginXS}px;
        padding: ${token.paddingXS + 2}px ${token.paddingSM}px 0;
        color: ${token.colorTextTertiary};
        font-size: ${token.fontSizeSM}px;
      `,
      author: css`
        color: ${token.colorText};
        font-size: ${token.fontSize}px;
      `,
      kind: css`
        white-space: nowrap;
      `,
      internalKind: css`
        padding: 0 6px;
        border-radius: ${token.borderRadiusSM}px;
        background: ${token.colorWarningBgHover};
        color: color-mix(in srgb, ${token.colorWarning} 45%, ${token.colorText});
        font-weight: ${token.fontWeightStrong};
      `,
      addresses: css`
        display: flex;
        flex-wrap: wrap;
        gap: 0 ${token.marginSM}px;
        padding: 0 ${token.paddingSM}px 0 ${token.paddingSM + 34}px;
        color: ${token.colorTextTertiary};
        font-size: ${token.fontSizeSM}px;
        overflow-wrap: anywhere;
        @media (max-width: 767px) {
          padding-inline-start: ${token.paddingSM}px;
        }
      `,
      failed: css`
        color: ${token.colorErrorText};
      `,
      when: css`
        display: inline-flex;
        align-items: center;
        margin-inline-start: auto;
      `,
      body: css`
        padding: ${token.paddingXS}px ${token.paddingSM}px ${token.paddingSM}px ${token.paddingSM + 34}px;
        color: ${token.colorText};
        line-height: 1.6;
        overflow-wrap: anywhere;
        overflow-x: auto;
        @media (max-width: 767px) {
          padding-inline-start: ${token.paddingSM}px;
        }
        p,
        ul,
        ol,
        blockquote,
        pre {
          margin: 0 0 0.6em;
        }
        > :last-child {
          margin-bottom: 0;
        }
        blockquote {
          padding-inline-start: ${token.paddingSM}px;
          border-inline-start: 3px solid ${token.colorBorder};
          color: ${token.colorTextSecondary};
        }
        details > summary {
          width: fit-content;
          margin: ${token.marginXXS}px 0;
          color: ${token.colorTextTertiary};
          font-size: ${token.fontSizeSM}px;
          cursor: pointer;
        }
        pre {
          padding: ${token.paddingXS}px;
          border-radius: ${token.borderRadius}px;
          background: ${token.colorFillTertiary};
          white-space: pre-wrap;
        }
        img {
          max-width: 100%;
          height: auto;
        }
        table {
          border-collapse: collapse;
        }
        td,
        th {
          padding: 2px 8px;
          border: 1px solid ${token.colorBorderSecondary};
        }
      `,
    }),
    [token],
  );
}
