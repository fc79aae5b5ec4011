/** Which tickets may have a tag: all, or those of its teams. */
export const TAG_SCOPES = [
  { value: 'all', label: 'All tickets' },
  { value: 'teams', label: 'Tickets of some teams' },
] as const;

/** More tell nothing any more. */
export const MAX_TAGS = 50;

export const MAX_TAG_LENGTH = 64;
