import type { Id, Person } from '../../tickets';

export interface TimeEntry {
  id: Id;
  minutes: number;
  billable: boolean;
  note: string | null;
  spentAt: string | null;
  user: Person | null;
}

/** What the API answers about a ticket's time. */
export interface LoggedTime {
  entries: TimeEntry[];
  minutes: number;
  billableMinutes: number;
  mayChangeOthers?: boolean;
}

export interface TimeSpent {
  minutes: number;
  billable: boolean;
  note: string | null;
}
