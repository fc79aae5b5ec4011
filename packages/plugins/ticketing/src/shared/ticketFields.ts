/** What the desk itself keeps about a ticket; nobody writes it by hand. */
export const READ_ONLY_FIELDS = [
  'number',
  'messageCount',
  'lastMessageAt',
  'preview',
  'checklistTotal',
  'checklistDone',
  'waitingSince',
  'firstRespondedAt',
  'resolvedAt',
  'closedAt',
  'mergedIntoId',
  'createdAt',
  'createdById',
] as const;

/** Columns whose change says nothing of the ticket itself: they are in no history and ask for no new version. */
export const UNTOLD_FIELDS: readonly string[] = [...READ_ONLY_FIELDS, 'version', 'updatedAt', 'updatedById', 'id'];

export const MAX_SUBJECT_LENGTH = 500;

/** Of one comment, in characters of HTML. */
export const MAX_BODY_LENGTH = 1_000_000;
