/** What a comment is. Only `reply` and `message` ever reach the customer. */
export const COMMENT_KINDS = [
  { value: 'reply', label: 'Reply' },
  { value: 'note', label: 'Internal note' },
  { value: 'message', label: 'Customer message' },
  { value: 'call', label: 'Call' },
  // To somebody who is not the customer, such as a supplier.
  { value: 'forward', label: 'Forward' },
  { value: 'system', label: 'System' },
] as const;

export type CommentKind = (typeof COMMENT_KINDS)[number]['value'];

/** The kinds that a customer may ever see; a list of what is allowed, so that a new kind is internal until decided. */
export const PUBLIC_COMMENT_KINDS: readonly CommentKind[] = ['reply', 'message'];

export const DIRECTIONS = [
  { value: 'inbound', label: 'Incoming' },
  { value: 'outbound', label: 'Outgoing' },
] as const;

/** Into the house or out of it; what colleagues write to each other has none. */
export type Direction = (typeof DIRECTIONS)[number]['value'];

/** The direction of each kind that has a fixed one. */
export const DIRECTION_OF: Partial<Record<CommentKind, Direction>> = {
  reply: 'outbound',
  forward: 'outbound',
  message: 'inbound',
};

export const DELIVERY_STATES = [
  { value: 'queued', label: 'Queued' },
  { value: 'sent', label: 'Sent' },
  { value: 'failed', label: 'Failed' },
  { value: 'bounced', label: 'Bounced' },
] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number]['value'];

/** What can be written, each with a draft of its own. */
export const COMPOSER_MODES = ['reply', 'note', 'forward', 'call'] as const;

export type ComposerMode = (typeof COMPOSER_MODES)[number];

/** Seconds in which a message that was sent can still be taken back. */
export const LONGEST_UNDO = 60;

/** Addresses, mentions and files of one message. */
export const MOST_ADDRESSES = 50;
export const MOST_MENTIONS = 50;
export const MOST_ATTACHMENTS = 20;
