import type { Context } from '@nocobase/actions';
import { notFound } from '../../kernel/errors';
import { nameOf, type AttachmentRecord } from './attachmentRecord';
import { SHOWN_IMAGES, UNKNOWN_TYPE } from './fileKind';
import { fileManagerOf } from './privateStorage';

/** Long enough to page through a thread, short enough for somebody who loses access. */
const KEPT_BY_BROWSER_S = 300;

/**
 * Answers with a file. Only pictures that were recognised by their own bytes are ever shown in a page; whatever else it is
 * (HTML, SVG, PDF) is saved, under a type that no browser runs.
 * @param wanted `download` saves a picture as well
 */
export async function sendFile(ctx: Context, file: AttachmentRecord, wanted?: 'download'): Promise<void> {
  const isShown = SHOWN_IMAGES.has(file.mimetype) && wanted !== 'download';
  ctx.withoutDataWrapping = true;
  ctx.set({
    'Content-Type': SHOWN_IMAGES.has(file.mimetype) ? file.mimetype : UNKNOWN_TYPE,
    'Content-Disposition': disposition(isShown ? 'inline' : 'attachment', nameOf(file)),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': `private, max-age=${KEPT_BY_BROWSER_S}`,
    Vary: 'Authorization, Cookie',
  });
  try {
    const { title, filename, extname, mimetype, path, storageId } = file;
    const stored = { title, filename, extname, mimetype, path, storageId };
    const { stream } = await fileManagerOf(ctx.app).getFileStream(stored);
    ctx.body = stream;
  } catch (error) {
    ctx.logger?.error('a file of a message is not in its storage', { error, id: file.id });
    throw notFound();
  }
}

/** RFC 6266, with the name once in ASCII and once in UTF-8; neither can leave its quotes or its line. */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7E]/g, '_').replace(/["\\%;]/g, '_');
  const utf8 = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
