/** One of several things that are wrong at once, each with where it is. */
export interface Problem {
  /** Public, and the key of its sentence. */
  code: string;
  vars?: Readonly<Record<string, string | number>>;
  /** Where: sent along as it is. */
  at?: Readonly<Record<string, unknown>>;
}

/**
 * The one kind of error that callers of the desk see. Its code is public and is the key of its sentence in the locale
 * files; the field names the input that is at fault.
 */
export class TicketingError extends Error {
  readonly field?: string;
  /** For the sentence. A title that is a translation expression is told in words. */
  readonly vars: Readonly<Record<string, string | number>>;
  readonly problems: readonly Problem[];

  constructor(
    readonly code: string,
    readonly status: number,
    details: {
      field?: string;
      vars?: Readonly<Record<string, string | number>>;
      problems?: readonly Problem[];
    } = {},
  ) {
    super(code);
    this.name = 'TicketingError';
    this.field = details.field;
    this.vars = details.vars ?? {};
    this.problems = details.problems ?? [];
  }
}

export const notFound = (field?: string) => new TicketingError('NOT_FOUND', 404, { field });
export const forbidden = (field?: string) => new TicketingError('FORBIDDEN', 403, { field });
export const staleTicket = () => new TicketingError('TICKET_STALE', 409, { field: 'version' });
export const fieldRequired = (field: string) => new TicketingError('FIELD_REQUIRED', 422, { field, vars: { field } });
export const fieldInvalid = (field: string, code = 'FIELD_INVALID') =>
  new TicketingError(code, 422, { field, vars: { field } });
