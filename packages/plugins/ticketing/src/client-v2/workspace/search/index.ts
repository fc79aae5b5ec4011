export { Marked } from './Marked';
export { rememberSearch } from './recentSearches';
export { SearchBox } from './SearchBox';
export { SearchOutcome } from './SearchOutcome';
export { useTicketSearch, type FoundTicket, type TicketSearch } from './useTicketSearch';
