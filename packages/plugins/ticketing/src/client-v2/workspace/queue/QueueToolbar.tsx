import { ReloadOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, theme, Tooltip, type InputRef } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { QueueFolder } from '../../../shared/queueFolders';
import { useT } from '../../locale';
import { NewTicketButton } from '../../types';
import { useMay } from '../useMay';
import { FolderStrip } from './FolderStrip';
import type { FolderCounts } from './useFolderCounts';

const TYPING_MS = 250;

interface Props {
  folder: QueueFolder;
  counts: FolderCounts;
  search: string;
  isLoading: boolean;
  searchRef: RefObject<InputRef>;
  onFolder: (folder: QueueFolder) => void;
  onSearch: (text: string) => void;
  onRefresh: () => void;
}

/** Folders and search, above the list. */
export function QueueToolbar({ folder, counts, search, isLoading, searchRef, onFolder, onSearch, onRefresh }: Props) {
  const t = useT();
  const may = useMay();
  const { token } = theme.useToken();
  const [text, setText] = useState(search);
  const pending = useRef<ReturnType<typeof setTimeout>>();

  useEffect(() => () => clearTimeout(pending.current), []);

  const change = (next: string) => {
    setText(next);
    clearTimeout(pending.current);
    pending.current = setTimeout(() => onSearch(next), next ? TYPING_MS : 0);
  };

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
        <Input
          ref={searchRef}
          allowClear
          variant="filled"
          value={text}
          prefix={<SearchOutlined style={{ color: token.colorTextTertiary }} />}
          placeholder={t('Search number or subject')}
          aria-label={t('Search number or subject')}
          data-testid="ticketing-search"
          onChange={({ target }) => change(target.value)}
        />
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
