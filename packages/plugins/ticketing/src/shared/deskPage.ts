/** The page "Tickets" of the seeded menu group: its place in both runtimes is `/admin/<uid>` and `/v/admin/<uid>`. */
export const DESK_PAGE = 'ticketing-desk';

/** Where a ticket opens, for links in messages: the host adds the runtime's own prefix. */
export const ticketPath = (ticketId: string | number): string => `/admin/${DESK_PAGE}?ticket=${ticketId}`;
