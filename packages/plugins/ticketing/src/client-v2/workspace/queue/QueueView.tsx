import { observer, useFlowEngine } from '@nocobase/flow-engine';
import { theme, type InputRef } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { QUEUE_FOLDERS, type QueueFolder } from '../../../shared/queueFolders';
import { useT } from '../../locale';
import { useCommands } from '../commands';
import { openTicketDrawer } from '../openTicketDrawer';
import { rememberSearch, SearchOutcome, useTicketSearch } from '../search';
import type { TicketSelection } from '../selection';
import { idOf, type TicketRow } from '../tickets';
import { useNarrow } from '../useNarrow';
import { BulkBar } from './bulk/BulkBar';
import { FOLDER_LABELS } from './folderLabels';
import { QueueList } from './QueueList';
import { QueuePager } from './QueuePager';
import { QueueEmpty, QueueProblem, QueueSkeleton } from './QueuePlaceholders';
import { QueueToolbar } from './QueueToolbar';
import type { TicketingQueueBlockModel } from './TicketingQueueBlockModel';
import { scopeFilterOf, useFolderCounts } from './useFolderCounts';
import { useLiveQueue } from './useLiveQueue';

interface Props {
  block: TicketingQueueBlockModel;
  selection: TicketSelection;
}

export const QueueView = observer(function QueueView({ block, selection }: Props) {
  const t = useT();
  const engine = useFlowEngine();
  const { token } = theme.useToken();
  const isNarrow = useNarrow();
  const root = useRef<HTMLElement>(null);
  const searchBox = useRef<InputRef>(null);
  const { tickets: resource, state } = block;
  const found = useTicketSearch(state.search, scopeFilterOf(block));
  const rows: readonly TicketRow[] = found.isActive ? found.rows : (resource.getData() ?? []);
  const error = resource.getError();
  const { counts, recount } = useFolderCounts(block);
  const changed = useLiveQueue(resource, () => {
    recount();
    if (found.isActive) found.again();
  });

  const open = useCallback(
    (ticketId: string) => {
      state.cursor = ticketId;
      rememberSearch(state.search);
      if (selection.readers > 0) selection.select(ticketId, isNarrow);
      else openTicketDrawer(engine, ticketId);
    },
    [engine, isNarrow, selection, state],
  );

  const search = (text: string) => Object.assign(state, { search: text, cursor: null });

  /** A folder is another way to look for tickets than a search. */
  const narrow = async (folder: QueueFolder) => {
    Object.assign(state, { folder, search: '', cursor: null });
    resource.answered = false;
    await block.narrow();
    await resource.refresh();
  };

  const move = (step: number) => {
    const at = rows.findIndex(({ id }) => idOf(id) === (state.cursor ?? selection.ticketId));
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    if (next) state.cursor = idOf(next.id);
  };

  const { marks } = state;
  const mark = (ticketId: string, isRange: boolean) =>
    marks.toggle(
      ticketId,
      rows.map(({ id }) => idOf(id)),
      isRange,
    );
  const markAtCursor = (isRange: boolean) => {
    const at = state.cursor ?? selection.ticketId;
    if (at) mark(at, isRange);
  };

  useCommands(root, [
    { id: 'next', label: 'Next ticket', group: 'list', keys: ['j', 'ArrowDown'], run: () => move(1) },
    { id: 'previous', label: 'Previous ticket', group: 'list', keys: ['k', 'ArrowUp'], run: () => move(-1) },
    { id: 'open', label: 'Open ticket', group: 'list', keys: ['Enter'], run: () => state.cursor && open(state.cursor) },
    { id: 'search', label: 'Search', group: 'list', keys: ['/'], run: () => searchBox.current?.focus() },
    { id: 'mark', label: 'Mark ticket', group: 'list', keys: ['x'], run: () => markAtCursor(false) },
    { id: 'mark-range', label: 'Mark up to this ticket', group: 'list', keys: ['X'], run: () => markAtCursor(true) },
    ...QUEUE_FOLDERS.map((folder, index) => ({
      id: `folder-${folder}`,
      label: FOLDER_LABELS[folder],
      group: 'go' as const,
      keys: [`g ${index + 1}`],
      run: () => void narrow(folder),
    })),
  ]);

  // On a phone the open ticket takes the place of the list.
  const isCovered = isNarrow && selection.ticketId !== null && selection.readers > 0;
  const isDesigning = Boolean(block.context.flowSettingsEnabled);
  useEffect(() => {
    block.setDecoratorProps({ style: isCovered && !isDesigning ? { display: 'none' } : undefined });
  }, [block, isCovered, isDesigning]);

  const refresh = () => {
    recount();
    if (found.isActive) found.again();
    return resource.refresh();
  };

  const list = (
    <QueueList
      tickets={rows}
      selected={selection.ticketId}
      cursor={state.cursor}
      changed={changed}
      marked={marks.ids}
      onMark={mark}
      onOpen={open}
    />
  );

  return (
    <section
      ref={root}
      data-testid="ticketing-queue"
      aria-label={t('Ticket queue')}
      style={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', background: token.colorBgContainer }}
    >
      <QueueToolbar
        folder={state.folder}
        counts={counts}
        search={state.search}
        hasProblem={found.error !== undefined}
        isLoading={resource.loading || found.isLoading}
        searchRef={searchBox}
        onFolder={(folder) => void narrow(folder)}
        onSearch={search}
        onRefresh={() => void refresh()}
      />
      {found.isActive ? (
        <SearchOutcome search={found} text={state.search.trim()} onClear={() => search('')}>
          {list}
        </SearchOutcome>
      ) : error && !resource.loading ? (
        <QueueProblem error={error} onRetry={() => void refresh()} />
      ) : !resource.answered ? (
        <QueueSkeleton />
      ) : rows.length === 0 ? (
        <QueueEmpty folder={state.folder} />
      ) : (
        list
      )}
      <BulkBar
        marks={marks}
        resource={resource}
        rows={rows}
        canMarkAll={!block.association && !found.isActive}
        onDone={() => void refresh()}
      />
      <QueuePager
        page={found.isActive ? found.page : resource.getPage() || 1}
        hasNext={found.isActive ? found.meta.hasNext === true : resource.hasNext}
        onPage={(page) => {
          if (found.isActive) return found.setPage(page);
          resource.setPage(page);
          void resource.refresh();
        }}
      />
    </section>
  );
});
