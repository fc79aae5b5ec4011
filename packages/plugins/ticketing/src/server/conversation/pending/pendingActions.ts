import { z } from 'zod';
import type { Context } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import { rightsOf } from '../../access';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { registerActions, type DeskAction } from '../../kernel/deskActions';
import { notFound } from '../../kernel/errors';
import { idInput } from '../../kernel/parseInput';
import { mustBeInScope, onTicket, ticketIdOf } from '../../tickets';
import type { TicketingPlugin } from '../../plugin';
import { attachmentModel, viewOf } from '../attachments/attachmentRecord';
import { previewPending, undoSend } from './pendingMessages';
import { pendingModel, type PendingRecord } from './pendingRecord';

const undoInput = z.strictObject({ commentId: idInput });

/** `POST :undoSend {commentId}` and `GET :pending`, what is about to be sent on a ticket. */
export function initPendingActions({ app }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    undoSend: onTicket(undoInput, ({ db, ticketId, input: { commentId }, context: { actor } }) => {
      if (actor.userId === null) throw notFound();
      return undoSend(db, ticketId, commentId, actor.userId);
    }),
    pending: listPending,
  });
}

/** Its author sees it, and whoever reads all comments of the ticket. */
const listPending: DeskAction = async (ctx, next) => {
  const ticketId = ticketIdOf(ctx);
  await mustBeInScope(ctx, ticketId);
  const rows = await pendingModel(ctx.db).findAll({ where: { ticketId }, order: [['id', 'ASC']] });
  const visible = rows.filter((row) => isOwn(ctx, row) || readsAll(ctx));
  const names = await authorsOf(ctx.db, visible);
  ctx.body = await Promise.all(visible.map((row) => describe(ctx, row, names)));
  await next();
};

const isOwn = (ctx: Context, { userId }: PendingRecord) => String(userId) === String(ctx.state.currentUser?.id);

const readsAll = (ctx: Context) => {
  const right = rightsOf(ctx).right(COLLECTIONS.comments, 'view');
  return right !== null && right.scope === null;
};

async function authorsOf(db: Database, rows: readonly PendingRecord[]) {
  const ids = [...new Set(rows.map(({ userId }) => String(userId)))];
  const users = ids.length === 0 ? [] : await db.getModel<Model>('users').findAll({ where: { id: ids } });
  return new Map(users.map((user) => [String(user.get('id')), { id: user.get('id'), nickname: user.get('nickname') }]));
}

async function describe(ctx: Context, row: PendingRecord, authors: ReadonlyMap<string, object>) {
  const { id, kind, sendAt, failure, createdAt, userId } = row;
  const { attachments: ids, bcc, ...shown } = previewPending(row);
  const files = ids.length === 0 ? [] : await attachmentModel(ctx.db).findAll({ where: { id: ids } });
  return {
    ...{ id, kind, sendAt, failure, createdAt },
    ...shown,
    bcc: isOwn(ctx, row) ? bcc : null,
    attachments: files.map(viewOf),
    isMine: isOwn(ctx, row),
    author: authors.get(String(userId)) ?? null,
  };
}
