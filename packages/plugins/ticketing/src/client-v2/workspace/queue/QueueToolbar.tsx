import { ReloadOutlined } from '@ant-design/icons';
import { Button, theme, Tooltip, type InputRef } from 'antd';
import type { RefObject } from 'react';
import type { QueueFolder } from '../../../shared/queueFolders';
import { useT } from '../../locale';
import { NewTicketButton } from '../../types';
import { SearchBox } from '../search';
import { useMay } from '../useMay';
import { FolderStrip } from './FolderStrip';
import type { FolderCounts } from './useFolderCounts';

interface Props {
  folder: QueueFolder;
  counts: FolderCounts;
  search: string;
  /** What is typed is no search. */
  hasProblem: boolean;
  isLoading: boolean;
  searchRef: RefObject<InputRef>;
  onFolder: (folder: QueueFolder) => void;
  onSearch: (text: string) => void;
  onRefresh: () => void;
}

/** Folders and search, above the list. */
export function QueueToolbar(props: Props) {
  const { folder, counts, search, hasProblem, isLoading, searchRef, onFolder, onSearch, onRefresh } = props;
  const t = useT();
  const may = useMay();
  const { token } = theme.useToken();

  return (
    <header
      style={{
        display: 'flex',
        flexDirection: 'column',
        gap: token.marginXS,
        padding: `${token.paddingSM}px ${token.paddingSM}px ${token.paddingXS}px`,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      <div style={{ display: 'flex', gap: token.marginXS }}>
        <SearchBox search={search} hasProblem={hasProblem} searchRef={searchRef} onSearch={onSearch} />
        {may('create') ? <NewTicketButton onCreated={onRefresh} /> : null}
        <Tooltip title={t('Refresh')}>
          <Button
            type="text"
            icon={<ReloadOutlined spin={isLoading} />}
            aria-label={t('Refresh')}
            onClick={onRefresh}
          />
        </Tooltip>
      </div>
      <FolderStrip current={folder} counts={counts} onOpen={onFolder} />
    </header>
  );
}
