import { observer, useFlowEngine } from '@nocobase/flow-engine';
import { theme, type InputRef } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { QUEUE_FOLDERS, type QueueFolder } from '../../../shared/queueFolders';
import { useT } from '../../locale';
import { useCommands } from '../commands';
import { openTicketDrawer } from '../openTicketDrawer';
import type { TicketSelection } from '../selection';
import { idOf } from '../tickets';
import { useNarrow } from '../useNarrow';
import { FOLDER_LABELS } from './folderLabels';
import { QueueList } from './QueueList';
import { QueuePager } from './QueuePager';
import { QueueEmpty, QueueProblem, QueueSkeleton } from './QueuePlaceholders';
import { QueueToolbar } from './QueueToolbar';
import type { TicketingQueueBlockModel } from './TicketingQueueBlockModel';
import { useFolderCounts } from './useFolderCounts';
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
  const search = useRef<InputRef>(null);
  const { tickets: resource, state } = block;
  const rows = resource.getData() ?? [];
  const error = resource.getError();
  const { counts, recount } = useFolderCounts(block);
  const changed = useLiveQueue(resource, recount);

  const open = useCallback(
    (ticketId: string) => {
      state.cursor = ticketId;
      if (selection.readers > 0) selection.select(ticketId, isNarrow);
      else openTicketDrawer(engine, ticketId);
    },
    [engine, isNarrow, selection, state],
  );

  const narrow = async (change: { folder?: QueueFolder; search?: string }) => {
    Object.assign(state, change, { cursor: null });
    resource.answered = false;
    await block.narrow();
    await resource.refresh();
  };

  const move = (step: number) => {
    const at = rows.findIndex(({ id }) => idOf(id) === (state.cursor ?? selection.ticketId));
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    if (next) state.cursor = idOf(next.id);
  };

  useCommands(root, [
    { id: 'next', label: 'Next ticket', group: 'list', keys: ['j', 'ArrowDown'], run: () => move(1) },
    { id: 'previous', label: 'Previous ticket', group: 'list', keys: ['k', 'ArrowUp'], run: () => move(-1) },
    { id: 'open', label: 'Open ticket', group: 'list', keys: ['Enter'], run: () => state.cursor && open(state.cursor) },
    { id: 'search', label: 'Search', group: 'list', keys: ['/'], run: () => search.current?.focus() },
    ...QUEUE_FOLDERS.map((folder, index) => ({
      id: `folder-${folder}`,
      label: FOLDER_LABELS[folder],
      group: 'go' as const,
      keys: [`g ${index + 1}`],
      run: () => void narrow({ folder }),
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
    return resource.refresh();
  };

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
        isLoading={resource.loading}
        searchRef={search}
        onFolder={(folder) => void narrow({ folder })}
        onSearch={(text) => void narrow({ search: text })}
        onRefresh={() => void refresh()}
      />
      {error && !resource.loading ? (
        <QueueProblem error={error} onRetry={() => void refresh()} />
      ) : !resource.answered ? (
        <QueueSkeleton />
      ) : rows.length === 0 ? (
        <QueueEmpty folder={state.folder} search={state.search} onClear={() => void narrow({ search: '' })} />
      ) : (
        <QueueList tickets={rows} selected={selection.ticketId} cursor={state.cursor} changed={changed} onOpen={open} />
      )}
      <QueuePager
        page={resource.getPage() || 1}
        hasNext={resource.hasNext}
        onPage={(page) => {
          resource.setPage(page);
          void resource.refresh();
        }}
      />
    </section>
  );
});
