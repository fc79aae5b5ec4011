/**
 * Every action of the desk beyond the platform's own, and who may call it. The tests of access are made from it; an action
 * that is registered and not in here fails them, so that nobody forgets to decide.
 */
import { COLLECTIONS } from '../../../shared/collectionNames';
import { GRANTABLE_ACTIONS, IMPLIED_ACTIONS } from '../ticketActions';

/** Who has this action on this collection may; `configures`: who configures the desk. */
export type Rule = 'configures' | 'portal' | 'signed in' | 'everybody' | readonly [collection: string, action: string];

const { tickets, comments, transitions, attachments, templates, tags, priorities, teams, types } = COLLECTIONS;
const { contacts, bindings, replies, macros, bulkRuns } = COLLECTIONS;

const ofTickets = Object.fromEntries(
  [...GRANTABLE_ACTIONS.map(({ name }): [string, string] => [name, name]), ...Object.entries(IMPLIED_ACTIONS)].map(
    ([name, granted]): [string, Rule] => [`${tickets}:${name}`, [tickets, granted]],
  ),
);

const each = (resource: string, actions: readonly string[], rule: Rule): Record<string, Rule> =>
  Object.fromEntries(actions.map((action) => [`${resource}:${action}`, rule]));

export const ACTION_TABLE: Readonly<Record<string, Rule>> = {
  ...ofTickets,
  ...each(tickets, ['create'], [tickets, 'create']),
  ...each(tickets, ['import'], 'configures'),
  ...each(comments, ['original'], [comments, 'view']),
  ...each(transitions, ['flow', 'saveFlow', 'resetFlow'], 'configures'),
  ...each(attachments, ['store'], [tickets, 'note']),
  // Files of messages: who may read the message; asked for each file.
  ...each(attachments, ['discard', 'download', 'getFile'], 'signed in'),
  ...each(templates, ['fill'], [templates, 'view']),
  ...each(tags, ['merge', 'usage'], [tags, 'update']),
  ...each(priorities, ['usage'], [priorities, 'update']),
  ...each(teams, ['usage', 'members', 'setMembers', 'moveTickets'], [teams, 'update']),
  ...each(types, ['forms'], [tickets, 'view']),
  ...each(types, ['extensionCandidates', 'palette', 'makeExtension', 'addField'], 'configures'),
  ...each(contacts, ['merge'], [contacts, 'update']),
  ...each(bindings, ['bind', 'unbind', 'candidates'], 'configures'),
  ...each(replies, ['search', 'render', 'variables'], [replies, 'view']),
  ...each(macros, ['usable', 'workflows'], [macros, 'view']),
  ...each(bulkRuns, ['progress', 'cancel'], [tickets, 'view']),
  ...each('ticketingSearch', ['status', 'rebuild'], 'configures'),
  ...each('ticketingPortal', ['list', 'get', 'statuses', 'types', 'create', 'reply', 'close', 'reopen'], 'portal'),
  ...each('ticketing', ['health'], 'everybody'),
};

/** Of a relation's link: decided by the guard from the side that they start from. */
export const isLink = (name: string): boolean => /^\w+\.\w+:(add|set|remove|toggle|create)$/.test(name);
