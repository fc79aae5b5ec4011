import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { DIRECTION_OF, type CommentKind } from '../../shared/comments';
import { now } from '../kernel/clock';
import { contextOfWrite } from '../kernel/changeContext';
import { fieldInvalid, TicketingError } from '../kernel/errors';
import { isTicketLeaving, lockTicket, writeTicket, type TicketHookOptions } from '../tickets';
import { inTransaction } from '../kernel/transactions';
import type { CommentRecord } from './commentRecord';
import { messageEffects } from './messageEffects';
import { keepOriginal } from './originals';
import { prepareBody } from './sanitizeBody';

/** What a stock form may add: the customer's own words come in by the desk's channels only. */
const KINDS_BY_HAND: readonly CommentKind[] = ['reply', 'note', 'call'];

/** What has an action of its own, which checks it. */
const KEPT_BY_DESK = { to: null, cc: null, bcc: null, mentions: null, parentId: null, pinnedAt: null };

/** A comment written by a stock action or a workflow's stock node obeys the same rules as one written by ours. */
export function initCommentHooks(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.comments}.${event}`;
  const originals = new WeakMap<CommentRecord, string>();

  db.on(on('beforeCreate'), async (comment: CommentRecord, options: TicketHookOptions) => {
    if (options.ticketing?.trusted) return;
    if (!KINDS_BY_HAND.includes(comment.kind)) throw fieldInvalid('kind');
    if (!/^\d{1,16}$/.test(String(comment.ticketId ?? ''))) throw fieldInvalid('ticketId');
    const { actor } = await contextOfWrite(db, options);
    const { original, ...prepared } = prepareBody(comment.body);
    if (original !== null) originals.set(comment, original);
    comment.set({
      ...prepared,
      hasOriginal: original !== null,
      authorId: actor.userId,
      contactId: null,
      direction: DIRECTION_OF[comment.kind] ?? null,
      deliveryState: null,
      channel: 'web',
      ...KEPT_BY_DESK,
    });
  });

  db.on(on('afterCreate'), async (comment: CommentRecord, options: TicketHookOptions) => {
    if (options.ticketing?.trusted) return;
    const context = await contextOfWrite(db, options);
    await inTransaction(db, options.transaction, async (transaction) => {
      const ticket = await lockTicket(db, comment.ticketId, transaction);
      const effects = messageEffects(ticket, comment.kind, comment.bodyText, now());
      await writeTicket(ticket, effects, context, transaction, { commentId: comment.id });
      await keepOriginal(db, comment.id, originals.get(comment) ?? null, transaction);
    });
  });

  const refuse = () => {
    throw new TicketingError('COMMENT_IMMUTABLE', 403);
  };
  const eachRow = (options: { individualHooks?: boolean }) => {
    options.individualHooks = true;
  };
  db.on(on('beforeBulkCreate'), (_: unknown, options: { individualHooks?: boolean }) => eachRow(options));
  db.on(on('beforeBulkUpdate'), eachRow);
  db.on(on('beforeBulkDestroy'), eachRow);
  db.on(on('beforeUpsert'), refuse);
  db.on(on('beforeUpdate'), (comment: CommentRecord, options: TicketHookOptions) => {
    const untold = ['updatedAt', 'updatedById'];
    const changed = (comment.changed() || []).some((column) => !untold.includes(column));
    if (changed && !options.ticketing?.trusted) refuse();
  });
  db.on(on('beforeDestroy'), async (comment: CommentRecord, options: TicketHookOptions) => {
    if (isTicketLeaving(comment.ticketId, options.transaction)) return;
    const { actor } = await contextOfWrite(db, options);
    if (!actor.roles.some((role) => role === 'root' || role === 'admin')) refuse();
  });
}
