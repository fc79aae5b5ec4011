/** How the desk stands right now; counts of tickets that ask for work or wait for somebody. */
export interface Standing {
  /** Asks for somebody's work or answer, waiting ones among them. */
  open: number;
  unassigned: number;
  /** Waits for the customer or for a third party. */
  waiting: number;
  /** Since when the customer has waited who has waited longest; null when nobody does. */
  waitingLongestSince: string | null;
}

export interface TeamStanding extends Standing {
  /** null: tickets of no team. */
  teamId: string | null;
  name: string | null;
}

/** `GET ticketingTickets:numbers`. */
export interface DeskNumbers extends Standing {
  mine: number;
  teams: TeamStanding[];
}
