import { observer, useFlowEngine } from '@nocobase/flow-engine';
import { Empty, theme } from 'antd';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { openTicketDrawer } from '../openTicketDrawer';
import type { TicketSelection } from '../selection';
import { CustomerContext } from './CustomerContext';
import type { TicketingCustomerContextBlockModel } from './TicketingCustomerContextBlockModel';

interface Props {
  block: TicketingCustomerContextBlockModel;
  selection: TicketSelection;
}

/** Finds out whose story the block is to tell: the record of the popup's, or that of the ticket chosen in the queue. */
export const ContextView = observer(function ContextView({ block, selection }: Props) {
  const t = useT();
  const engine = useFlowEngine();
  const { token } = theme.useToken();
  const collectionName = block.collection.name;
  const chosen = collectionName === COLLECTIONS.tickets ? selection.ticketId : null;
  const id = block.recordId ?? chosen;
  const { fields, most } = block.shown;
  const open = (ticketId: string) =>
    selection.readers > 0 ? selection.select(ticketId) : openTicketDrawer(engine, ticketId);
  return (
    <div
      data-testid="ticketing-context"
      style={{ flex: 1, minHeight: 0, overflowY: 'auto', padding: `0 ${token.padding}px ${token.paddingSM}px` }}
    >
      {id ? (
        <CustomerContext key={id} subject={{ collectionName, id }} fields={fields} most={most} onOpenTicket={open} />
      ) : (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t('Choose a ticket to see who it is from')}
          style={{ marginTop: token.marginXXL }}
        />
      )}
    </div>
  );
});
