import type { FlowEngine } from '@nocobase/flow-engine';
import { lazy, Suspense } from 'react';
import { NAMESPACE } from '../../../shared/namespace';
import type { CreatedTicket } from './useNewTicket';

const NewTicketForm = lazy(async () => {
  const { NewTicketForm: component } = await import(/* webpackChunkName: "new-ticket" */ './NewTicketForm');
  return { default: component };
});

export interface NewTicketOptions {
  typeKey?: string;
  onCreated?: (ticket: CreatedTicket) => void;
}

/** Opens the form of a new ticket beside what is on screen. */
export function openNewTicket(engine: FlowEngine, { typeKey, onCreated }: NewTicketOptions = {}): void {
  const { viewer, message, t } = engine.context;
  const words = (key: string, vars: Record<string, unknown> = {}) => t(key, { ns: [NAMESPACE, 'client'], ...vars });
  viewer.drawer({
    title: words('New ticket'),
    width: 'min(640px, 100vw)',
    content: (view) => (
      <Suspense fallback={null}>
        <NewTicketForm
          typeKey={typeKey}
          onCancel={() => void view.close()}
          onCreated={(ticket) => {
            void message.success(words('Ticket {{number}} was created', { number: ticket.number }));
            view.close();
            onCreated?.(ticket);
          }}
        />
      </Suspense>
    ),
  });
}
