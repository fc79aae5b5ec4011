/**
 * The one kind of error that callers of the desk see. Its code is public and is the key of its sentence in the locale
 * files; the field names the input that is at fault.
 */
export class TicketingError extends Error {
  readonly field?: string;
  readonly vars: Record<string, string | number>;

  constructor(
    readonly code: string,
    readonly status: number,
    details: { field?: string; vars?: Record<string, string | number> } = {},
  ) {
    super(code);
    this.name = 'TicketingError';
    this.field = details.field;
    this.vars = details.vars ?? {};
  }
}

export const notFound = (field?: string) => new TicketingError('NOT_FOUND', 404, { field });
export const forbidden = (field?: string) => new TicketingError('FORBIDDEN', 403, { field });
export const staleTicket = () => new TicketingError('TICKET_STALE', 409, { field: 'version' });
export const fieldRequired = (field: string) => new TicketingError('FIELD_REQUIRED', 422, { field, vars: { field } });
export const fieldInvalid = (field: string, code = 'FIELD_INVALID') =>
  new TicketingError(code, 422, { field, vars: { field } });
