import type { LinkKind } from '../../../../shared/ticketLinks';

/** What matters most for the work comes first. */
export const KIND_ORDER: readonly LinkKind[] = [
  'blockedBy',
  'blocks',
  'parent',
  'child',
  'duplicates',
  'duplicatedBy',
  'relates',
];

/** Key in the locale files: what the other ticket is to this one. */
export const labelOfKind = (kind: LinkKind): string => `link.${kind}`;
