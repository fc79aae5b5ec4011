import { css } from '@emotion/css';
import { theme } from 'antd';
import { useMemo } from 'react';

export type KanbanStyles = ReturnType<typeof useKanbanStyles>;

export function useKanbanStyles() {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      board: css`
        flex: 1;
        min-height: 0;
        display: flex;
        gap: ${token.marginSM}px;
        padding: ${token.paddingSM}px;
        overflow-x: auto;
        scroll-snap-type: x proximity;
        background: ${token.colorBgLayout};
      `,
      column: css`
        flex: 1 0 min(270px, 82vw);
        max-width: 360px;
        min-height: 0;
        display: flex;
        flex-direction: column;
        scroll-snap-align: start;
        border: 1px solid transparent;
        border-radius: ${token.borderRadiusLG}px;
        background: ${token.colorFillQuaternary};
        transition:
          opacity ${token.motionDurationMid},
          background ${token.motionDurationMid};
      `,
      allowed: css`
        border: 1px dashed ${token.colorPrimaryBorder};
      `,
      over: css`
        background: ${token.colorPrimaryBg};
      `,
      refused: css`
        opacity: 0.55;
      `,
      header: css`
        display: flex;
        align-items: center;
        gap: ${token.marginXS}px;
        padding: ${token.paddingXS}px ${token.paddingSM}px;
        font-weight: ${token.fontWeightStrong};
        color: ${token.colorText};
      `,
      label: css`
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      `,
      count: css`
        margin-inline-start: auto;
        font-weight: 400;
        font-size: ${token.fontSizeSM}px;
        font-variant-numeric: tabular-nums;
        color: ${token.colorTextSecondary};
      `,
      reason: css`
        margin: 0;
        padding: 0 ${token.paddingSM}px ${token.paddingXS}px;
        font-size: ${token.fontSizeSM}px;
        color: ${token.colorText};
      `,
      cards: css`
        flex: 1;
        min-height: 60px;
        margin: 0;
        padding: 2px ${token.paddingXS}px ${token.paddingXS}px;
        list-style: none;
        overflow-y: auto;
      `,
      nothing: css`
        padding: ${token.padding}px;
        text-align: center;
        color: ${token.colorTextTertiary};
      `,
      card: css`
        margin-bottom: ${token.marginXS}px;
        border: 1px solid ${token.colorBorderSecondary};
        border-radius: ${token.borderRadius}px;
        background: ${token.colorBgContainer};
        box-shadow: ${token.boxShadowTertiary};
        &[draggable='true'] {
          cursor: grab;
        }
      `,
      selected: css`
        border-color: ${token.colorPrimary};
      `,
      open: css`
        display: block;
        width: 100%;
        padding: ${token.paddingXS}px ${token.paddingSM}px 0;
        border: 0;
        border-radius: ${token.borderRadius}px;
        background: none;
        color: ${token.colorText};
        font: inherit;
        text-align: start;
        cursor: inherit;
        &:focus-visible {
          outline: 2px solid ${token.colorPrimaryBorder};
        }
      `,
      subject: css`
        display: -webkit-box;
        -webkit-line-clamp: 3;
        -webkit-box-orient: vertical;
        overflow: hidden;
        overflow-wrap: anywhere;
      `,
      requester: css`
        display: block;
        margin-top: 2px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-size: ${token.fontSizeSM}px;
        color: ${token.colorTextSecondary};
      `,
      facts: css`
        display: flex;
        align-items: center;
        gap: ${token.marginXS}px;
        padding: ${token.paddingXXS}px ${token.paddingXS}px ${token.paddingXXS}px ${token.paddingSM}px;
        font-size: ${token.fontSizeSM}px;
        color: ${token.colorTextSecondary};
      `,
      waiting: css`
        white-space: nowrap;
        color: color-mix(in srgb, ${token.colorWarning} 65%, ${token.colorText});
      `,
      end: css`
        margin-inline-start: auto;
        display: flex;
        align-items: center;
        gap: ${token.marginXXS}px;
      `,
    }),
    [token],
  );
}
