import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, belongsToMany, dateTime, foreignKey, hasMany, id, integer, longText, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.tickets,
  title: 'Tickets',
  titleField: 'subject',
  createdBy: true,
  updatedBy: true,
  // COUNT(*) dominates a list at 100k rows: lists say whether there is a next page instead.
  simplePaginate: true,
  indexes: [
    { fields: ['statusKey', 'updatedAt'] },
    { fields: ['assigneeId', 'statusKey', 'updatedAt'] },
    { fields: ['teamId', 'statusKey', 'updatedAt'] },
    { fields: ['requesterId', 'updatedAt'] },
    { fields: ['organizationId', 'updatedAt'] },
    { fields: ['typeKey', 'updatedAt'] },
    { fields: ['updatedAt'] },
    { fields: ['createdAt'] },
    { fields: ['mergedIntoId'] },
  ],
  fields: [
    id(),
    // Both are filled and demanded by the hooks, which say it better than the column would.
    text('number', 'Number', { unique: true, length: 64 }),
    text('subject', 'Subject', { length: 500 }),

    foreignKey('statusKey', 'string', { length: 64 }),
    belongsTo('status', 'Status', {
      target: COLLECTIONS.statuses,
      foreignKey: 'statusKey',
      targetKey: 'key',
      label: 'label',
      onDelete: 'RESTRICT',
    }),
    foreignKey('priorityKey', 'string', { length: 64 }),
    belongsTo('priority', 'Priority', {
      target: COLLECTIONS.priorities,
      foreignKey: 'priorityKey',
      targetKey: 'key',
      label: 'label',
      onDelete: 'RESTRICT',
    }),
    foreignKey('typeKey', 'string', { length: 64 }),
    belongsTo('type', 'Type', {
      target: COLLECTIONS.types,
      foreignKey: 'typeKey',
      targetKey: 'key',
      label: 'label',
      onDelete: 'RESTRICT',
    }),
    foreignKey('teamId'),
    belongsTo('team', 'Team', { target: COLLECTIONS.teams, foreignKey: 'teamId', label: 'name', onDelete: 'RESTRICT' }),
    foreignKey('assigneeId'),
    belongsTo('assignee', 'Assignee', { target: 'users', foreignKey: 'assigneeId', label: 'nickname' }),
    foreignKey('requesterId'),
    belongsTo('requester', 'Requester', {
      target: COLLECTIONS.contacts,
      foreignKey: 'requesterId',
      label: 'name',
      onDelete: 'RESTRICT',
    }),
    foreignKey('organizationId'),
    belongsTo('organization', 'Organization', {
      target: COLLECTIONS.organizations,
      foreignKey: 'organizationId',
      label: 'name',
    }),
    // How the ticket came in: web, email, form, api, phone, …
    text('channel', 'Channel', { length: 32, defaultValue: 'web' }),

    belongsToMany('tags', 'Tags', {
      target: COLLECTIONS.tags,
      through: COLLECTIONS.ticketTags,
      foreignKey: 'ticketId',
      otherKey: 'tagId',
      label: 'name',
    }),
    belongsToMany('followers', 'Followers', {
      target: 'users',
      through: COLLECTIONS.followers,
      foreignKey: 'ticketId',
      otherKey: 'userId',
      label: 'nickname',
    }),
    hasMany('comments', 'Comments', { target: COLLECTIONS.comments, foreignKey: 'ticketId', label: 'bodyText' }),
    hasMany('events', 'History', { target: COLLECTIONS.events, foreignKey: 'ticketId', label: 'type' }),

    // Kept with the ticket so that a queue of fifty needs no look into the conversation. Internal notes never count.
    integer('messageCount', 'Messages', { defaultValue: 0 }),
    dateTime('lastMessageAt', 'Last message'),
    longText('preview', 'Preview', { length: undefined }),
    integer('checklistTotal', 'Checklist items', { defaultValue: 0 }),
    integer('checklistDone', 'Checklist items done', { defaultValue: 0 }),

    integer('version', 'Version', { defaultValue: 1, allowNull: false }),
    // Since when the customer has been waiting for us; empty while it is the customer's turn.
    dateTime('waitingSince', 'Waiting since'),
    dateTime('snoozedUntil', 'Snoozed until'),
    dateTime('firstRespondedAt', 'First responded'),
    dateTime('resolvedAt', 'Resolved at'),
    dateTime('closedAt', 'Closed at'),

    // Where a merged ticket leads; never a ticket that is merged itself.
    foreignKey('mergedIntoId'),
    belongsTo('mergedInto', 'Merged into', {
      target: COLLECTIONS.tickets,
      foreignKey: 'mergedIntoId',
      label: 'number',
    }),
  ],
});
