import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Application } from '@nocobase/server';
import type { Actor, ChangeContext } from '../../kernel/cause';
import { now } from '../../kernel/clock';
import { fieldRequired, TicketingError } from '../../kernel/errors';
import { writeOptions } from '../../tickets';
import { attachmentModel, type AttachmentRecord } from './attachmentRecord';
import { HEAD_LENGTH, isProgram, mediaTypeOf } from './fileKind';
import { cleanFileName, isExecutableName } from './fileName';
import { fileManagerOf, privateStorage } from './privateStorage';

/** How long an upload that no message takes is kept; a draft that names it begins the time again. */
export const KEPT_MS = 3 * 24 * 60 * 60 * 1000;
/** Uploads of one person that no message has taken. */
const MOST_WAITING = 100;

/** The app's own hand puts no limit on itself: mail that has come in is stored as it came. */
const isDesk = ({ userId, contactId }: Actor) => userId === null && contactId === null;

/**
 * Takes a file from a folder of this machine into the desk's private storage. It belongs to whoever uploads it until a
 * message takes it.
 * @param source where it lies now, and what its sender calls it; it stays there
 * @throws TicketingError 413 FILE_TOO_LARGE, 422 FILE_TYPE_REFUSED, TOO_MANY_FILES, 503 FILES_UNAVAILABLE
 */
export async function storeFile(
  app: Application,
  source: { path: string; name: string },
  context: ChangeContext,
): Promise<AttachmentRecord> {
  const name = cleanFileName(source.name);
  const { size } = await stat(source.path);
  const head = await headOf(source.path);
  const storage = await privateStorage(app);
  if (size === 0) throw fieldRequired('file');
  if (size > storage.largestFile) throw tooLarge(storage.largestFile);
  if (isExecutableName(name) || isProgram(head)) {
    throw new TicketingError('FILE_TYPE_REFUSED', 422, {
      field: 'file',
      vars: { name: `${name.title}${name.extname}` },
    });
  }
  await checkWaiting(app, context.actor);
  const stored = await moveToStorage(app, source.path, name.extname, storage.name);
  return app.db.sequelize.transaction((transaction) =>
    attachmentModel(app.db).create(
      {
        ...stored,
        ...name,
        size,
        mimetype: mediaTypeOf(head, name.extname),
        meta: {},
        contactId: context.actor.contactId,
        expiresAt: new Date(now().getTime() + KEPT_MS),
      },
      writeOptions({ context, trusted: true }, transaction),
    ),
  );
}

export const tooLarge = (bytes: number) =>
  new TicketingError('FILE_TOO_LARGE', 413, { field: 'file', vars: { max: Math.floor(bytes / 1024 / 1024) } });

async function checkWaiting({ db }: Application, actor: Actor): Promise<void> {
  if (isDesk(actor)) return;
  const { userId } = actor;
  const waiting = await attachmentModel(db).findAll({
    attributes: ['id', 'expiresAt'],
    where: { createdById: userId },
    order: [['id', 'DESC']],
    limit: MOST_WAITING,
  });
  if (waiting.length === MOST_WAITING && waiting.every(({ expiresAt }) => expiresAt !== null)) {
    throw new TicketingError('TOO_MANY_FILES', 422, { field: 'file', vars: { max: MOST_WAITING } });
  }
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_LENGTH), 0, HEAD_LENGTH, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The name in the storage says nothing of the file but its extension, and cannot be guessed. */
async function moveToStorage(app: Application, file: string, extname: string, storageName: string) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ticketing-file-'));
  try {
    const filePath = path.join(folder, `${randomUUID()}${/^\.[a-z0-9]+$/.test(extname) ? extname : ''}`);
    await copyFile(file, filePath);
    const stored = await fileManagerOf(app).uploadFile({ filePath, storageName });
    return { filename: stored.filename, path: stored.path, storageId: stored.storageId };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
