import type { FlowEngine } from '@nocobase/flow-engine';
import { lazy, Suspense } from 'react';

const Conversation = lazy(async () => {
  const { Conversation: component } = await import(
    /* webpackChunkName: "conversation" */ './conversation/Conversation'
  );
  return { default: component };
});

/** Opens a ticket beside what is on screen: for queues on pages without a conversation block. */
export function openTicketDrawer(engine: FlowEngine, ticketId: string): void {
  engine.context.viewer.drawer({
    width: 'min(760px, 100vw)',
    styles: { body: { padding: 0, height: '100%', display: 'flex' } },
    // On a phone there is nothing beside it to touch: the way back is a button.
    content: (view) => (
      <div style={{ display: 'flex', flexDirection: 'column', flex: 1, minWidth: 0, height: '100dvh' }}>
        <Suspense fallback={null}>
          <Conversation ticketId={ticketId} onBack={() => void view.close()} />
        </Suspense>
      </div>
    ),
  });
}
