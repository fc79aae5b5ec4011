/**
 * What code may reason about: statuses are rows that builders add and rename, their category is fixed
 * (behaviours, section 2).
 */
export const STATUS_CATEGORIES = [
  'new',
  'open',
  'pending',
  'onHold',
  'resolved',
  'closed',
  'cancelled',
  'merged',
] as const;

export type StatusCategory = (typeof STATUS_CATEGORIES)[number];

/** What a category is called; keys of the locale files. */
export const CATEGORY_LABELS: Readonly<Record<StatusCategory, string>> = {
  new: 'category.new',
  open: 'category.open',
  pending: 'category.pending',
  onHold: 'category.onHold',
  resolved: 'category.resolved',
  closed: 'category.closed',
  cancelled: 'category.cancelled',
  merged: 'category.merged',
};

/** Nothing more is expected to happen to a ticket in one of these. */
export const FINAL_CATEGORIES: readonly StatusCategory[] = ['closed', 'cancelled', 'merged'];

/** The ticket asks for somebody's work or answer: what a queue shows unless told otherwise. */
export const ACTIVE_CATEGORIES: readonly StatusCategory[] = ['new', 'open', 'pending', 'onHold'];

export function isFinalCategory(category: StatusCategory): boolean {
  return FINAL_CATEGORIES.includes(category);
}
