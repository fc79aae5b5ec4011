import { COLLECTIONS } from '../../shared/collectionNames';
import { registerActions } from '../kernel/deskActions';
import type { TicketingPlugin } from '../plugin';
import { numbersAction } from './numbersAction';

/** What is counted for people to look at. */
export function initReports({ app }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, { numbers: numbersAction });
}
