import type { FlowEngine } from '@nocobase/flow-engine';
import { useFlowEngine } from '@nocobase/flow-engine';
import { useEffect, useRef } from 'react';
import { isRecord } from './isRecord';

/** Which ticket changed; null when any may have: after a burst, or when the connection was lost for a while. */
export type TicketChange = { ticketId: string; version: number } | { ticketId: null };

type Listener = (change: TicketChange) => void;

/** One subscription to the server's push for all blocks of the page. */
class LiveTickets {
  private readonly listeners = new Set<Listener>();
  private wasOpen = false;

  constructor({ context: { app } }: FlowEngine) {
    app.eventBus.addEventListener('ws:message:ticketing:ticket', (event) => {
      if (event instanceof CustomEvent) this.tell(changeOf(event.detail));
    });
    // Whatever happened while the connection was down was told to nobody.
    app.ws.on('open', () => {
      if (this.wasOpen) this.tell({ ticketId: null });
      this.wasOpen = true;
    });
    this.wasOpen = app.ws.connected;
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private tell(change: TicketChange): void {
    this.listeners.forEach((listener) => listener(change));
  }
}

function changeOf(payload: unknown): TicketChange {
  if (!isRecord(payload) || payload.id == null) return { ticketId: null };
  return { ticketId: String(payload.id), version: Number(payload.version) };
}

const instances = new WeakMap<FlowEngine, LiveTickets>();

function liveTicketsOf(engine: FlowEngine): LiveTickets {
  const known = instances.get(engine);
  if (known) return known;
  const created = new LiveTickets(engine);
  instances.set(engine, created);
  return created;
}

/** Calls back on every change of a ticket that this person may see, wherever it was made. */
export function useTicketChanges(onChange: Listener): void {
  const engine = useFlowEngine();
  const latest = useRef(onChange);
  latest.current = onChange;
  useEffect(() => liveTicketsOf(engine).subscribe((change) => latest.current(change)), [engine]);
}
