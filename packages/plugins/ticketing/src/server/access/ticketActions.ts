/** What can be done to a ticket besides the platform's own view, create, update and destroy. */

export interface GrantableAction {
  name: string;
  /** Key in the locale files; admins read it in Roles & Permissions, beside the actions of other plugins. */
  label: string;
}

/** Actions that an admin grants to a role, each with a record scope if wanted. */
export const GRANTABLE_ACTIONS: readonly GrantableAction[] = [
  { name: 'transition', label: 'Ticket: change status' },
  { name: 'assign', label: 'Ticket: assign' },
  { name: 'reply', label: 'Ticket: reply to the customer' },
  { name: 'note', label: 'Ticket: add internal note' },
  { name: 'tag', label: 'Ticket: tag' },
  { name: 'follow', label: 'Ticket: follow' },
  { name: 'merge', label: 'Ticket: merge and split' },
  { name: 'snooze', label: 'Ticket: snooze' },
];

/** Actions that come with another one, within its scope. `bulk` asks again for the action that it carries out. */
export const IMPLIED_ACTIONS: Readonly<Record<string, string>> = {
  allowedTransitions: 'view',
  form: 'view',
  timeline: 'view',
  counts: 'view',
  numbers: 'view',
  search: 'view',
  bulk: 'view',
  // Each step asks for its own action.
  applyMacro: 'view',
  previewMacro: 'view',
  unfollow: 'follow',
  unmerge: 'merge',
  split: 'merge',
  mergePreview: 'merge',
  links: 'view',
  link: 'update',
  unlink: 'update',
  checklist: 'view',
  addChecklistItem: 'update',
  updateChecklistItem: 'update',
  removeChecklistItem: 'update',
  timeEntries: 'view',
  logTime: 'update',
  updateTimeEntry: 'update',
  removeTimeEntry: 'update',
  forward: 'reply',
  call: 'reply',
  undoSend: 'reply',
  pin: 'note',
  pending: 'view',
  draft: 'view',
  drafts: 'view',
  saveDraft: 'view',
  discardDraft: 'view',
};

/** Actions on one ticket, which must lie within the caller's scope. */
export const RECORD_ACTIONS: ReadonlySet<string> = new Set([
  ...GRANTABLE_ACTIONS.map(({ name }) => name),
  ...['allowedTransitions', 'timeline', 'form', 'unfollow'],
  ...['applyMacro', 'previewMacro'],
  ...['links', 'link', 'unlink'],
  ...['checklist', 'addChecklistItem', 'updateChecklistItem', 'removeChecklistItem'],
  ...['timeEntries', 'logTime', 'updateTimeEntry', 'removeTimeEntry'],
  ...['unmerge', 'split', 'mergePreview'],
  ...['forward', 'call', 'undoSend', 'pin', 'pending', 'draft', 'saveDraft', 'discardDraft'],
  ...['get', 'update', 'destroy'],
]);

/** Fields of a ticket whose change has an action of its own: writing them asks for that action, whatever the path. */
export const FIELD_ACTIONS: Readonly<Record<string, string>> = {
  status: 'transition',
  statusKey: 'transition',
  assignee: 'assign',
  assigneeId: 'assign',
  team: 'assign',
  teamId: 'assign',
  followers: 'assign',
  tags: 'tag',
};

/** Actions that add a comment and may move the ticket on with it. */
const WRITING: ReadonlySet<string> = new Set(['reply', 'note', 'call', 'forward']);

/** A part of an action's input that is another action: it needs that one as well. */
export function partsOf(action: string, values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  if (WRITING.has(action)) return { statusKey: 'transition' };
  if (action === 'transition') return { fields: 'update', comment: values.isPublic ? 'reply' : 'note' };
  return {};
}
