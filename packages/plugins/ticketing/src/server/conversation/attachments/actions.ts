import { rm } from 'node:fs/promises';
import os from 'node:os';
import type { Context, Next } from '@nocobase/actions';
import { koaMulter } from '@nocobase/utils';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { rightsOf } from '../../access';
import type { ChangeContext } from '../../kernel/cause';
import { changeContextOf } from '../../kernel/changeContext';
import { registerActions } from '../../kernel/deskActions';
import { fieldInvalid, fieldRequired, forbidden, notFound } from '../../kernel/errors';
import { isRecord } from '../../kernel/parseInput';
import type { TicketingPlugin } from '../../plugin';
import { idOfRequest } from '../readableComments';
import { attachmentModel, viewOf } from './attachmentRecord';
import { privateStorage } from './privateStorage';
import { readableAttachment } from './readAttachments';
import { sendFile } from './sendFile';
import { storeFile, tooLarge } from './storeFile';

const FIELD = 'file';

/**
 * `POST ticketingAttachments:store` takes one file (multipart, field `file`), which a message may then name in its
 * `attachments`; `:discard` drops one that no message took; `GET :download` answers with a file. The address that the
 * platform itself gives files, `/files/…`, is answered in the same way.
 */
export function initAttachmentActions({ app, db }: TicketingPlugin): void {
  const { acl } = app;
  // Whose the file is, the handlers find out: there is no general right to files.
  acl.allow(COLLECTIONS.attachments, ['download', 'discard'], 'loggedIn');
  acl.allow(COLLECTIONS.attachments, 'store', (ctx: Context) => mayWrite(ctx));

  registerActions(app, COLLECTIONS.attachments, {
    store: async (ctx, next) => {
      if (!mayWrite(ctx)) throw forbidden();
      ctx.body = await receiveFile(ctx, changeContextOf(ctx));
      await next();
    },
    discard: async (ctx, next) => {
      const file = await readableAttachment(ctx, idOfRequest(ctx));
      if (file.expiresAt === null) throw notFound();
      await db.sequelize.transaction((transaction) => file.destroy({ transaction }));
      ctx.body = { id: file.id };
      await next();
    },
    download,
    getFile: download,
  });
}

/** Whoever writes to customers or to colleagues, on some ticket. */
function mayWrite(ctx: Context): boolean {
  const rights = rightsOf(ctx);
  return ['reply', 'note', 'create'].some((action) => rights.right(COLLECTIONS.tickets, action) !== null);
}

async function download(ctx: Context, next: Next): Promise<void> {
  if (ctx.state.currentUser == null) throw forbidden();
  const { filterByTk } = ctx.action.params;
  const fromPath: unknown = ctx.state.fileAccess?.id;
  if (fromPath !== undefined && !/^\d{1,16}$/.test(String(fromPath))) throw notFound();
  if (fromPath === undefined && filterByTk === undefined) throw fieldRequired('filterByTk');
  const file = await readableAttachment(ctx, idOfRequest(ctx));
  await sendFile(ctx, file, ctx.query.download === '1' ? 'download' : undefined);
  await next();
}

/**
 * Takes the file out of a multipart request.
 * @throws TicketingError 413 FILE_TOO_LARGE, 422 FIELD_REQUIRED, FILE_TYPE_REFUSED
 */
export async function receiveFile(ctx: Context, context: ChangeContext) {
  const { app } = ctx;
  if (!ctx.request.is('multipart/*')) throw fieldRequired(FIELD);
  const { largestFile } = await privateStorage(app);
  const limits = { files: 1, fields: 10, parts: 12, fieldSize: 1_000, fileSize: largestFile };
  try {
    await koaMulter({ dest: os.tmpdir(), limits }).single(FIELD)(ctx, () => Promise.resolve());
  } catch (error) {
    if (isRecord(error) && error.code === 'LIMIT_FILE_SIZE') throw tooLarge(largestFile);
    throw fieldInvalid(FIELD);
  }
  const received: unknown = ctx.file;
  if (!isReceived(received)) throw fieldRequired(FIELD);
  try {
    const file = await storeFile(app, { path: received.path, name: utf8NameOf(received.originalname) }, context);
    return viewOf(await attachmentModel(ctx.db).findByPk(file.id, { rejectOnEmpty: true }));
  } finally {
    await rm(received.path, { force: true });
  }
}

/** Browsers send names in UTF-8, which the parser reads as Latin-1; what is no UTF-8 stays as it was read. */
function utf8NameOf(name: string): string {
  const isLatin = [...name].every((character) => character.charCodeAt(0) <= 0xff);
  if (!isLatin) return name;
  const decoded = Buffer.from(name, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? name : decoded;
}

const isReceived = (file: unknown): file is { path: string; originalname: string } =>
  isRecord(file) && typeof file.path === 'string' && typeof file.originalname === 'string';
