import { css, cx } from '@emotion/css';
import { theme } from 'antd';
import { useMemo } from 'react';
import { MOST_COUNTED, QUEUE_FOLDERS, type QueueFolder } from '../../../shared/queueFolders';
import { useLanguage, useT } from '../../locale';
import { FOLDER_LABELS } from './folderLabels';
import type { FolderCounts } from './useFolderCounts';

interface Props {
  current: QueueFolder;
  counts: FolderCounts;
  onOpen: (folder: QueueFolder) => void;
}

/** The folders as a strip that scrolls sideways where it does not fit. */
export function FolderStrip({ current, counts, onOpen }: Props) {
  const t = useT();
  const styles = useStyles();
  const number = new Intl.NumberFormat(useLanguage(), { notation: 'compact' });
  return (
    <nav className={styles.strip} aria-label={t('Folders')}>
      {QUEUE_FOLDERS.map((folder) => {
        const count = counts[folder];
        const isCurrent = folder === current;
        return (
          <button
            key={folder}
            type="button"
            data-testid={`ticketing-folder-${folder}`}
            aria-current={isCurrent ? 'true' : undefined}
            className={cx(styles.folder, isCurrent && styles.current)}
            onClick={() => onOpen(folder)}
          >
            {t(FOLDER_LABELS[folder])}
            {count === undefined || folder === 'all' ? null : (
              <span className={styles.count}>
                {count >= MOST_COUNTED ? `${MOST_COUNTED - 1}+` : number.format(count)}
              </span>
            )}
          </button>
        );
      })}
    </nav>
  );
}

function useStyles() {
  const { token } = theme.useToken();
  return useMemo(
    () => ({
      strip: css`
        display: flex;
        gap: ${token.marginXXS}px;
        overflow-x: auto;
        scrollbar-width: none;
        &::-webkit-scrollbar {
          display: none;
        }
      `,
      folder: css`
        flex: none;
        display: inline-flex;
        align-items: center;
        gap: 6px;
        height: ${token.controlHeightSM + 4}px;
        padding: 0 ${token.paddingXS + 2}px;
        border: 0;
        border-radius: ${token.borderRadius}px;
        background: transparent;
        color: ${token.colorTextSecondary};
        font-size: ${token.fontSize}px;
        cursor: pointer;
        white-space: nowrap;
        transition: background ${token.motionDurationFast};
        &:hover {
          background: ${token.colorFillTertiary};
          color: ${token.colorText};
        }
        &:focus-visible {
          outline: 2px solid ${token.colorPrimaryBorder};
          outline-offset: -2px;
        }
      `,
      current: css`
        background: ${token.colorFillSecondary};
        color: ${token.colorText};
        font-weight: ${token.fontWeightStrong};
      `,
      count: css`
        font-size: ${token.fontSizeSM}px;
        font-weight: 400;
        font-variant-numeric: tabular-nums;
        color: ${token.colorTextTertiary};
      `,
    }),
    [token],
  );
}
