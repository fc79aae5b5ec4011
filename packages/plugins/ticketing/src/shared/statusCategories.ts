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

/** Nothing more is expected to happen to a ticket in one of these. */
export const FINAL_CATEGORIES: readonly StatusCategory[] = ['closed', 'cancelled', 'merged'];

/** The ticket asks for somebody's work or answer: what a queue shows unless told otherwise. */
export const ACTIVE_CATEGORIES: readonly StatusCategory[] = ['new', 'open', 'pending', 'onHold'];

export function isFinalCategory(category: StatusCategory): boolean {
  return FINAL_CATEGORIES.includes(category);
}
