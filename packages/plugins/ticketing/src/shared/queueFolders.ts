import { ACTIVE_CATEGORIES, type StatusCategory } from './statusCategories';

/** The folders of a queue, in the order in which they are shown. The keys are those of `ticketingTickets:counts`. */
export const QUEUE_FOLDERS = ['open', 'mine', 'unassigned', 'waiting', 'all'] as const;

/** Folders are counted up to this: it means this many or more. */
export const MOST_COUNTED = 1_000;

export type QueueFolder = (typeof QUEUE_FOLDERS)[number];

/** Waiting for the customer or for somebody else: no one at the desk has to act now. */
const WAITING_CATEGORIES: readonly StatusCategory[] = ['pending', 'onHold'];

interface StatusRow {
  key: string;
  category: StatusCategory;
}

type Filter = Record<string, unknown>;

/**
 * What a folder holds, as a NocoBase filter. It names status keys instead of joining the statuses, so that an index
 * serves it.
 */
export function folderFilter(folder: QueueFolder, userId: number, statuses: readonly StatusRow[]): Filter {
  const inCategories = (categories: readonly StatusCategory[]): Filter => ({
    statusKey: { $in: statuses.filter(({ category }) => categories.includes(category)).map(({ key }) => key) },
  });
  switch (folder) {
    case 'open':
      return inCategories(ACTIVE_CATEGORIES);
    case 'mine':
      return { ...inCategories(ACTIVE_CATEGORIES), assigneeId: userId };
    case 'unassigned':
      return { ...inCategories(ACTIVE_CATEGORIES), assigneeId: { $empty: true } };
    case 'waiting':
      return inCategories(WAITING_CATEGORIES);
    case 'all':
      return {};
  }
}
