import { literal, type WhereOptions } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { COMMENT_KINDS, PUBLIC_COMMENT_KINDS, type CommentKind } from '../../shared/comments';
import type { HasValue } from '../../shared/search';
import { forbidden } from '../kernel/errors';
import type { Searcher } from './searcher';
import { columnOf, tableOf, ticketId } from './sql';

/** @throws TicketingError 403 FORBIDDEN about what the searcher may not read */
export function hasCondition(searcher: Searcher, wanted: HasValue): WhereOptions {
  const { db } = searcher.ctx;
  if (wanted === 'tag') {
    const [links, ticket] = [COLLECTIONS.ticketTags, 'ticketId'];
    return literal(
      `EXISTS (SELECT 1 FROM ${tableOf(db, links)} x WHERE x.${columnOf(db, links, ticket)} = ${ticketId(db)})`,
    );
  }
  if (wanted === 'note') {
    if (!searcher.parts.includes('internal')) throw forbidden('q');
    return hasComment(searcher, ['note']);
  }
  return hasComment(searcher, readableKinds(searcher), attached(searcher));
}

function readableKinds({ parts }: Searcher): CommentKind[] {
  const kinds = COMMENT_KINDS.map(({ value }) => value).filter((kind) =>
    parts.includes(PUBLIC_COMMENT_KINDS.includes(kind) ? 'public' : 'internal'),
  );
  if (kinds.length === 0) throw forbidden('q');
  return kinds;
}

function attached({ ctx: { db } }: Searcher): string {
  const files = COLLECTIONS.commentAttachments;
  return ` AND EXISTS (SELECT 1 FROM ${tableOf(db, files)} f WHERE f.${columnOf(db, files, 'commentId')} = c.${columnOf(db, COLLECTIONS.comments, 'id')})`;
}

function hasComment({ ctx: { db } }: Searcher, kinds: readonly CommentKind[], also = ''): WhereOptions {
  const column = (name: string) => `c.${columnOf(db, COLLECTIONS.comments, name)}`;
  const list = kinds.map((kind) => db.sequelize.escape(kind)).join(', ');
  return literal(
    `EXISTS (SELECT 1 FROM ${tableOf(db, COLLECTIONS.comments)} c
       WHERE ${column('ticketId')} = ${ticketId(db)} AND ${column('kind')} IN (${list})${also})`,
  );
}
