import type { Database, Model } from '@nocobase/database';
import { UniqueConstraintError, type Transaction } from 'sequelize';
import { z } from 'zod';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { COMPOSER_MODES, DIRECTIONS, MOST_ADDRESSES, MOST_MENTIONS, type ComposerMode } from '../../../shared/comments';
import { MAX_BODY_LENGTH } from '../../../shared/ticketFields';
import type { Actor } from '../../kernel/cause';
import { now } from '../../kernel/clock';
import { TicketingError } from '../../kernel/errors';
import { idInput, type Id } from '../../kernel/parseInput';
import { keepUploads } from '../attachments/purge';
import { fileIds } from '../inputs';

/** A row of ticketingDrafts. */
export interface DraftRecord extends Model {
  key: string;
  ticketId: Id;
  userId: Id;
  mode: ComposerMode;
  /** JSON. */
  content: string;
  version: number;
  updatedAt: Date;
}

/** A mention may be half typed and an address wrong: what is checked on sending is kept as it is here. */
const loose = z.array(z.string().max(320)).max(MOST_ADDRESSES);

/** What somebody has typed so far. */
export const draftContent = z.strictObject({
  text: z.string().max(MAX_BODY_LENGTH).default(''),
  to: loose.optional(),
  cc: loose.optional(),
  bcc: loose.optional(),
  mentions: z
    .array(z.strictObject({ type: z.enum(['user', 'team']), id: idInput, name: z.string().max(255).optional() }))
    .max(MOST_MENTIONS)
    .optional(),
  attachments: fileIds.optional(),
  commentIds: z.array(idInput).max(200).optional(),
  parentId: idInput.nullish(),
  direction: z.enum(DIRECTIONS.map(({ value }) => value)).optional(),
  minutes: z.number().int().min(0).max(1_440).nullish(),
});

export type DraftContent = z.output<typeof draftContent>;

export const draftMode = z.enum(COMPOSER_MODES);

export interface ClearedDraft {
  mode: ComposerMode;
}

const draftModel = (db: Database) => db.getModel<DraftRecord>(COLLECTIONS.drafts);

const keyOf = (ticketId: Id, userId: Id, mode: ComposerMode) => `${ticketId}:${userId}:${mode}`;

/** How long uploads of a draft are kept after it was touched last. */
const UPLOADS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

const staleDraft = () => new TicketingError('DRAFT_STALE', 409, { field: 'version' });

export function readDraft(db: Database, ticketId: Id, userId: Id, mode: ComposerMode, transaction?: Transaction) {
  return draftModel(db).findOne({ where: { key: keyOf(ticketId, userId, mode) }, transaction });
}

export const draftsOf = (db: Database, ticketId: Id, userId: Id) =>
  draftModel(db).findAll({ where: { ticketId, userId }, order: [['updatedAt', 'DESC']] });

export const draftsOfPerson = (db: Database, userId: Id, limit: number) =>
  draftModel(db).findAll({ where: { userId }, order: [['updatedAt', 'DESC']], limit });

/**
 * Writes a draft on top of the version that was seen; 0 for a new one.
 * @returns its new version
 * @throws TicketingError 409 DRAFT_STALE when it was written from elsewhere meanwhile, sent or thrown away
 */
export async function saveDraft(
  db: Database,
  place: { ticketId: Id; userId: Id; mode: ComposerMode },
  content: DraftContent,
  seen: number,
  transaction: Transaction,
): Promise<number> {
  const key = keyOf(place.ticketId, place.userId, place.mode);
  const values = { content: JSON.stringify(content), version: seen + 1 };
  await keepUploads(db, content.attachments ?? [], new Date(now().getTime() + UPLOADS_KEPT_MS), transaction);
  if (seen > 0) {
    const [count] = await draftModel(db).update(values, { where: { key, version: seen }, transaction });
    if (count !== 1) throw staleDraft();
    return values.version;
  }
  try {
    await draftModel(db).create({ key, ...place, ...values }, { transaction });
  } catch (error) {
    if (error instanceof UniqueConstraintError) throw staleDraft();
    throw error;
  }
  return values.version;
}

/** Drops a draft in the transaction that makes a message of it, or that throws it away. */
export async function clearDraft(
  db: Database,
  ticketId: Id,
  { userId }: Actor,
  { mode }: ClearedDraft,
  transaction: Transaction,
): Promise<void> {
  if (userId === null) return;
  await draftModel(db).destroy({ where: { key: keyOf(ticketId, userId, mode) }, transaction });
}

/** Gives back what was sent and taken back; what was typed meanwhile stays, below it. */
export async function restoreDraft(
  db: Database,
  place: { ticketId: Id; userId: Id; mode: ComposerMode },
  content: DraftContent,
  transaction: Transaction,
): Promise<{ content: DraftContent; version: number }> {
  const typed = await readDraft(db, place.ticketId, place.userId, place.mode, transaction);
  const merged = typed ? below(content, contentOf(typed)) : content;
  return { content: merged, version: await saveDraft(db, place, merged, typed?.version ?? 0, transaction) };
}

function below(restored: DraftContent, typed: DraftContent): DraftContent {
  const text = [restored.text, typed.text].filter((part) => part.trim() !== '').join('\n\n');
  const attachments = [...new Set([...(restored.attachments ?? []), ...(typed.attachments ?? [])])];
  return { ...typed, ...restored, text: text.slice(0, MAX_BODY_LENGTH), attachments };
}

/** Always what `saveDraft` wrote; should a later version of the desk know less of it, nothing of the text is lost. */
export function contentOf({ content }: Pick<DraftRecord, 'content'>): DraftContent {
  const parsed: unknown = JSON.parse(content);
  const known = draftContent.safeParse(parsed);
  return known.success ? known.data : { text: textIn(parsed) };
}

function textIn(value: unknown): string {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
    ? value.text
    : '';
}
