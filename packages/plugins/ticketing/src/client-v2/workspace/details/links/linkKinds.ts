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

/** What the other ticket is to this one; keys of the locale files. */
const KIND_LABELS: Readonly<Record<LinkKind, string>> = {
  relates: 'link.relates',
  duplicates: 'link.duplicates',
  duplicatedBy: 'link.duplicatedBy',
  blocks: 'link.blocks',
  blockedBy: 'link.blockedBy',
  parent: 'link.parent',
  child: 'link.child',
};

export const labelOfKind = (kind: LinkKind): string => KIND_LABELS[kind];
