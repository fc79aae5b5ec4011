import type { ReactNode } from 'react';
import { QueueSkeleton } from '../queue/QueuePlaceholders';
import { SearchEmpty, SearchSummary, SearchTrouble } from './SearchNotes';
import type { TicketSearch } from './useTicketSearch';

interface Props {
  search: TicketSearch;
  text: string;
  onClear: () => void;
  /** The list of what was found. */
  children: ReactNode;
}

/** What becomes of a search: the list, or why there is none. */
export function SearchOutcome({ search, text, onClear, children }: Props) {
  if (search.error) return <SearchTrouble search={search} onClear={onClear} />;
  if (search.rows.length > 0) {
    return (
      <>
        <SearchSummary search={search} />
        {children}
      </>
    );
  }
  return search.isAnswered ? <SearchEmpty text={text} onClear={onClear} /> : <QueueSkeleton />;
}
