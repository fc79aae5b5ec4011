/** Who may use something that people keep for repeated use: a canned reply, a macro. */
export const SHARE_SCOPES = [
  { value: 'personal', label: 'Only me' },
  { value: 'team', label: 'A team' },
  { value: 'global', label: 'Everyone' },
] as const;

export type ShareScope = (typeof SHARE_SCOPES)[number]['value'];

/** The right to make and change what teams and everyone use. */
export const SHARE_ACTION = 'share';
