import { css, keyframes } from '@emotion/css';
import { theme } from 'antd';
import { useMemo } from 'react';

/** From this width of the block on, a row is one line. */
const WIDE = '760px';

export type RowStyles = ReturnType<typeof useRowStyles>;

/** The looks of a row: two columns of three lines in a narrow block, one line in a wide one. */
export function useRowStyles() {
  const { token } = theme.useToken();
  return useMemo(() => {
    const flash = keyframes`
      from { background: ${token.colorWarningBg}; }
    `;
    const clip = 'overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0;';
    return {
      list: css`
        container-type: inline-size;
        flex: 1;
        min-height: 0;
        margin: 0;
        padding: 0;
        list-style: none;
        overflow-y: auto;
        outline: none;
      `,
      row: css`
        position: relative;
        display: grid;
        grid-template-columns: 32px minmax(0, 1fr) auto;
        grid-template-areas: 'avatar who when' 'avatar what what' 'avatar facts facts';
        column-gap: ${token.marginSM}px;
        row-gap: 1px;
        padding: ${token.paddingXS + 1}px ${token.paddingSM}px;
        border-bottom: 1px solid ${token.colorBorderSecondary};
        cursor: pointer;
        transition: background ${token.motionDurationFast};
        &:hover {
          background: ${token.colorFillQuaternary};
        }
        @container (min-width: ${WIDE}) {
          grid-template-columns: 28px minmax(110px, 168px) minmax(0, 1fr) auto 84px;
          grid-template-areas: 'avatar who what facts when';
          align-items: center;
          padding-block: ${token.paddingXS}px;
        }
      `,
      cursor: css`
        background: ${token.colorFillQuaternary};
        box-shadow: inset 2px 0 0 ${token.colorPrimaryBorder};
      `,
      selected: css`
        &,
        &:hover {
          background: ${token.controlItemBgActive};
        }
        box-shadow: inset 2px 0 0 ${token.colorPrimary};
      `,
      changed: css`
        animation: ${flash} 2.4s ease-out;
        @media (prefers-reduced-motion: reduce) {
          animation: none;
        }
      `,
      unread: css`
        .ticketing-strong {
          font-weight: ${token.fontWeightStrong};
        }
      `,
      avatar: css`
        grid-area: avatar;
        position: relative;
        padding-top: 2px;
        &:hover > :first-child {
          visibility: hidden;
        }
        &:hover > :last-child {
          visibility: visible;
        }
      `,
      // In the avatar's place, so that nothing moves when marking begins.
      mark: css`
        position: absolute;
        inset: 0;
        display: grid;
        place-content: center;
        visibility: hidden;
        font-size: ${token.fontSizeXL}px;
        color: ${token.colorPrimary};
      `,
      marking: css`
        > :first-child {
          visibility: hidden;
        }
        > :last-child {
          visibility: visible;
        }
      `,
      marked: css`
        background: ${token.colorPrimaryBg};
      `,
      who: css`
        grid-area: who;
        ${clip}
        display: flex;
        align-items: center;
        gap: 6px;
        color: ${token.colorText};
      `,
      clip: `ticketing-strong ${css`
        ${clip}
      `}`,
      dot: css`
        flex: none;
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: ${token.colorPrimary};
      `,
      messages: css`
        flex: none;
        padding: 0 5px;
        border-radius: ${token.borderRadiusSM}px;
        background: ${token.colorFillTertiary};
        color: ${token.colorTextSecondary};
        font-size: ${token.fontSizeSM - 1}px;
        line-height: 16px;
        font-variant-numeric: tabular-nums;
      `,
      when: css`
        grid-area: when;
        color: ${token.colorTextTertiary};
        font-size: ${token.fontSizeSM}px;
        text-align: end;
        align-self: center;
      `,
      what: css`
        grid-area: what;
        ${clip}
      `,
      subject: `ticketing-strong ${css`
        color: ${token.colorText};
      `}`,
      preview: css`
        margin-inline-start: ${token.marginXS}px;
        color: ${token.colorTextTertiary};
      `,
      excerpt: css`
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        white-space: normal;
        overflow-wrap: anywhere;
        color: ${token.colorTextSecondary};
      `,
      facts: css`
        grid-area: facts;
        display: flex;
        align-items: center;
        gap: ${token.marginXS}px;
        min-width: 0;
        margin-top: 3px;
        color: ${token.colorTextTertiary};
        font-size: ${token.fontSizeSM}px;
        @container (min-width: ${WIDE}) {
          margin-top: 0;
        }
      `,
      number: css`
        ${clip}
        font-variant-numeric: tabular-nums;
      `,
      waiting: css`
        flex: none;
        color: color-mix(in srgb, ${token.colorWarning} 65%, ${token.colorText});
      `,
      assignee: css`
        margin-inline-start: auto;
        flex: none;
      `,
    };
  }, [token]);
}
