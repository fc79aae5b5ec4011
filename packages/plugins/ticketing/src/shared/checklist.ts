/** Of one item, in characters. */
export const MAX_ITEM_LENGTH = 500;

/** Beyond this a ticket is a project. */
export const MAX_ITEMS = 100;

/** An item that a ticket is to get. */
export interface NewChecklistItem {
  text: string;
  /** Must be done before the ticket is resolved. */
  required?: boolean;
}
