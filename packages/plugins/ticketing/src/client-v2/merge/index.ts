export { TicketMenu } from './TicketMenu';
export { TicketNotices } from './TicketNotices';
