import { observer, useFlowEngine } from '@nocobase/flow-engine';
import { Alert, Button, Skeleton, theme } from 'antd';
import { useT } from '../locale';
import { StatusChangeDialog } from '../ui/StatusChangeDialog';
import { openTicketDrawer, useLookups, useMay, type TicketSelection } from '../workspace';
import { shownStatuses } from './columns';
import { KanbanColumn } from './KanbanColumn';
import { useKanbanStyles } from './kanbanStyles';
import type { TicketingKanbanBlockModel } from './TicketingKanbanBlockModel';
import { useBoard } from './useBoard';
import { useMoves } from './useMoves';

interface Props {
  block: TicketingKanbanBlockModel;
  selection: TicketSelection;
}

export const KanbanView = observer(function KanbanView({ block, selection }: Props) {
  const t = useT();
  const engine = useFlowEngine();
  const { token } = theme.useToken();
  const styles = useKanbanStyles();
  const may = useMay();
  const { statuses, priorities } = useLookups();
  const { statusKeys, pageSize, round } = block.settings;
  const shown = shownStatuses(statuses, statusKeys);
  const keys = shown.map(({ key }) => key);
  const board = useBoard(block.tickets, keys, pageSize, round);
  const moves = useMoves(board);
  const open = (ticketId: string) =>
    selection.readers > 0 ? selection.select(ticketId) : openTicketDrawer(engine, ticketId);

  if (board.isLoading && board.columns.length === 0) {
    return (
      <div aria-busy="true" aria-label={t('Loading tickets')} style={{ padding: token.padding }}>
        <Skeleton active paragraph={{ rows: 6 }} />
      </div>
    );
  }
  const { asked } = moves;
  return (
    <div
      data-testid="ticketing-kanban"
      style={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}
      role="region"
      aria-label={t('Tickets by status')}
    >
      {board.error ? (
        <Alert
          type="warning"
          banner
          message={board.error.message || t('The tickets could not be loaded')}
          action={
            <Button size="small" onClick={() => void board.reload()}>
              {t('Try again')}
            </Button>
          }
        />
      ) : null}
      <div className={styles.board}>
        {shown.map((status) => {
          const column = board.columns.find(({ statusKey }) => statusKey === status.key);
          return column ? (
            <KanbanColumn
              key={status.key}
              status={status}
              column={column}
              priorities={priorities}
              moves={moves}
              mayMove={may('transition')}
              selected={selection.ticketId}
              styles={styles}
              onOpen={open}
              onMore={() => void board.showMore(status.key)}
            />
          ) : null;
        })}
      </div>
      {asked ? (
        <StatusChangeDialog
          step={asked.step}
          ticketNumber={asked.ticket.number}
          onConfirm={(answer) => moves.take(asked.ticket, asked.step, answer)}
          onClose={moves.closeDialog}
        />
      ) : null}
    </div>
  );
});
