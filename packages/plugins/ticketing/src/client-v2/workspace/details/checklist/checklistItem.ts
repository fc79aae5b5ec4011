import type { Id, Person } from '../../tickets';

/** An item as the API answers it. */
export interface ChecklistItem {
  id: Id;
  text: string;
  required: boolean;
  doneAt: string | null;
  doneBy: Person | null;
}
