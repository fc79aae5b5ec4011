/** What a comment is. Only `note` and `system` stay inside the desk: everything else may reach the customer. */
export const COMMENT_KINDS = [
  { value: 'reply', label: 'Reply' },
  { value: 'note', label: 'Internal note' },
  { value: 'message', label: 'Customer message' },
  { value: 'call', label: 'Call' },
  { value: 'system', label: 'System' },
] as const;

export type CommentKind = (typeof COMMENT_KINDS)[number]['value'];

/** The kinds that a customer may ever see; a list of what is allowed, so that a new kind is internal until decided. */
export const PUBLIC_COMMENT_KINDS: readonly CommentKind[] = ['reply', 'message'];

export const DELIVERY_STATES = [
  { value: 'queued', label: 'Queued' },
  { value: 'sent', label: 'Sent' },
  { value: 'failed', label: 'Failed' },
  { value: 'bounced', label: 'Bounced' },
] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number]['value'];
