export { TicketingClient as default } from './plugin';
