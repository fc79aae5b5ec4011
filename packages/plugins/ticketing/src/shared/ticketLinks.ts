/** How one ticket sees another that it is linked with, as people choose it: "this ticket … the other". */
export const LINK_KINDS = ['relates', 'duplicates', 'duplicatedBy', 'blocks', 'blockedBy', 'parent', 'child'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** As it is stored, in one direction only: "source … target". The source of `parent` is the parent. */
export type StoredLinkKind = 'relates' | 'duplicates' | 'blocks' | 'parent';

/** The same link, seen from the other ticket. */
export const OPPOSITE: Readonly<Record<LinkKind, LinkKind>> = {
  relates: 'relates',
  duplicates: 'duplicatedBy',
  duplicatedBy: 'duplicates',
  blocks: 'blockedBy',
  blockedBy: 'blocks',
  parent: 'child',
  child: 'parent',
};

interface Ends {
  sourceId: string;
  targetId: string;
  kind: StoredLinkKind;
}

/** The row that stores a link; `child`: the other ticket is a child of this one. */
export function storedLink(ticketId: string, otherId: string, kind: LinkKind): Ends {
  switch (kind) {
    case 'duplicates':
    case 'blocks':
      return { sourceId: ticketId, targetId: otherId, kind };
    case 'duplicatedBy':
      return { sourceId: otherId, targetId: ticketId, kind: 'duplicates' };
    case 'blockedBy':
      return { sourceId: otherId, targetId: ticketId, kind: 'blocks' };
    case 'child':
      return { sourceId: ticketId, targetId: otherId, kind: 'parent' };
    case 'parent':
      return { sourceId: otherId, targetId: ticketId, kind: 'parent' };
    case 'relates': {
      // It has no direction: stored from the older ticket to the younger, so that it is there once.
      const isOlder = BigInt(ticketId) < BigInt(otherId);
      return { sourceId: isOlder ? ticketId : otherId, targetId: isOlder ? otherId : ticketId, kind };
    }
  }
}

/** What a stored link is for the ticket at one of its ends. */
export function linkKindFor(ticketId: string, { sourceId, kind }: Pick<Ends, 'sourceId' | 'kind'>): LinkKind {
  const isSource = sourceId === ticketId;
  if (kind === 'parent') return isSource ? 'child' : 'parent';
  return isSource ? kind : OPPOSITE[kind];
}
