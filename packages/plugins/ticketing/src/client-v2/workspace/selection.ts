import { define, observable } from '@formily/reactive';
import type { FlowModel } from '@nocobase/flow-engine';

const PARAMETER = 'ticket';

/** Which ticket is open on a page: what the queue and the conversation on it share. */
export class TicketSelection {
  ticketId: string | null = null;
  /** How many conversation blocks show the selection; with none, the queue opens tickets in a drawer. */
  readers = 0;
  private readonly page = window.location.pathname;

  /** @param inAddress whether the address of the page carries the ticket, so that a reload or a link leads back to it */
  constructor(private readonly inAddress: boolean) {
    define(this, { ticketId: observable.ref, readers: observable.ref });
    if (!inAddress) return;
    this.ticketId = ticketInAddress();
    window.addEventListener('popstate', () => this.followAddress());
  }

  /** @param step keeps the list one press of the browser's back button away: for phones, where the ticket covers it */
  select(ticketId: string | null, step: boolean = false): void {
    if (ticketId === this.ticketId) return;
    this.ticketId = ticketId;
    if (this.inAddress) writeAddress(ticketId, step);
  }

  private followAddress(): void {
    if (window.location.pathname === this.page) this.ticketId = ticketInAddress();
  }
}

function ticketInAddress(): string | null {
  return new URLSearchParams(window.location.search).get(PARAMETER);
}

/** Goes round the router, for which nothing changes: the page stays, no block is rendered again. */
function writeAddress(ticketId: string | null, step: boolean): void {
  const url = new URL(window.location.href);
  if (ticketId) url.searchParams.set(PARAMETER, ticketId);
  else url.searchParams.delete(PARAMETER);
  if (step) window.history.pushState(window.history.state, '', url);
  else window.history.replaceState(window.history.state, '', url);
}

const selections = new WeakMap<FlowModel, TicketSelection>();

/** The selection of the grid that a block stands in: one for each page, tab or popup. */
export function selectionOf(block: FlowModel): TicketSelection {
  const place = block.parent ?? block;
  const known = selections.get(place);
  if (known) return known;
  const inPopup = Boolean(block.context.view?.inputArgs.collectionName);
  const created = new TicketSelection(!inPopup);
  selections.set(place, created);
  return created;
}
