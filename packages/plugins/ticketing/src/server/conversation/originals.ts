import type { Context, Next } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { notFound } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { idOfRequest, readableComment } from './readableComments';

const originals = (db: Database) => db.getModel<Model>(COLLECTIONS.commentOriginals);

/** Keeps what came in beside what is shown. Null: they are the same. */
export async function keepOriginal(
  db: Database,
  commentId: Id,
  html: string | null,
  transaction: Transaction,
): Promise<void> {
  if (html !== null) await originals(db).create({ commentId, html }, { transaction });
}

/**
 * `GET ticketingComments:original/<id>`: the message as it came in, not made safe: show it as text, or in a frame that runs
 * nothing. For whoever may read the message.
 */
export async function originalAction(ctx: Context, next: Next): Promise<void> {
  const comment = await readableComment(ctx, idOfRequest(ctx));
  const kept = await originals(ctx.db).findOne({ where: { commentId: comment.id } });
  if (!kept) throw notFound();
  ctx.body = { commentId: comment.id, html: kept.get('html') };
  await next();
}
