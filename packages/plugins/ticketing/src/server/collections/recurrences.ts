import { COLLECTIONS } from '../../shared/collectionNames';
import { MISSED_POLICIES } from '../../shared/recurrences';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, choice, dateTime, foreignKey, id, integer, longText, text } from '../kernel/fields';

/** Tickets that come again and again, made from a template at the times of a schedule. */
export default deskCollection({
  name: COLLECTIONS.recurrences,
  title: 'Recurring tickets',
  titleField: 'title',
  createdBy: true,
  updatedBy: true,
  indexes: [{ fields: ['enabled', 'nextRunAt'] }, { fields: ['templateId'] }],
  fields: [
    id(),
    text('title', 'Title', { length: 255 }),
    foreignKey('templateId'),
    belongsTo('template', 'Template', { target: COLLECTIONS.templates, foreignKey: 'templateId', label: 'title' }),
    foreignKey('requesterId'),
    belongsTo('requester', 'Requester', { target: COLLECTIONS.contacts, foreignKey: 'requesterId', label: 'name' }),
    // Minute, hour, day of the month, month, day of the week, by the clock of the time zone.
    text('cron', 'Schedule', { length: 200 }),
    text('timeZone', 'Time zone', { length: 64, defaultValue: 'UTC' }),
    choice('missed', 'Missed runs', MISSED_POLICIES, { length: 16, defaultValue: 'once' }),
    boolean('enabled', 'Active', { defaultValue: true }),
    // Kept by the desk. A job that was made for another moment than this one does nothing.
    dateTime('nextRunAt', 'Next run'),
    dateTime('lastRunAt', 'Last run'),
    foreignKey('lastTicketId'),
    belongsTo('lastTicket', 'Last ticket', {
      target: COLLECTIONS.tickets,
      foreignKey: 'lastTicketId',
      label: 'number',
    }),
    longText('lastError', 'Last error', { length: undefined }),
    // In a row; a run that succeeds begins anew.
    integer('failures', 'Failed runs', { defaultValue: 0 }),
  ],
});
