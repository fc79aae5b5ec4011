export { TicketingPlugin as default } from './plugin';
