/** Uid of the seeded page where agents work: `/admin/ticketing-inbox`, in the modern runtime `/v/admin/ticketing-inbox`. */
export const INBOX_PAGE = 'ticketing-inbox';

/** Where a ticket opens, for links in messages: the host adds the runtime's own prefix. */
export const ticketPath = (ticketId: string | number): string => `/admin/${INBOX_PAGE}?ticket=${ticketId}`;
