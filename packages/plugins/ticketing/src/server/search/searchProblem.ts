import { TicketingError } from '../kernel/errors';

/** What is wrong with a search, in words and with the place: the character, from 1. */
export function searchProblem(code: string, position: number, details: Record<string, string>): TicketingError {
  const vars = { ...details, position };
  return new TicketingError(code, 422, { field: 'q', vars, problems: [{ code, vars, at: { position } }] });
}
