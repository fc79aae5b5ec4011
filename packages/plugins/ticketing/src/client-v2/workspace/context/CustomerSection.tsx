import { useFlowEngine } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { DetailsSectionProps } from '../details';
import { openTicketDrawer } from '../openTicketDrawer';
import { idOf } from '../tickets';
import { CustomerContext } from './CustomerContext';

const EARLIER_TICKETS = 5;

/** The customer as a part of the ticket's details. */
export default function CustomerSection({ ticket }: DetailsSectionProps) {
  const engine = useFlowEngine();
  const id = idOf(ticket.id);
  return (
    <CustomerContext
      key={id}
      subject={{ collectionName: COLLECTIONS.tickets, id }}
      fields={{}}
      most={EARLIER_TICKETS}
      onOpenTicket={(ticketId) => openTicketDrawer(engine, ticketId)}
    />
  );
}
