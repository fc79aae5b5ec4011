import { z } from 'zod';
import { LONGEST_UNDO, MOST_ADDRESSES, MOST_ATTACHMENTS } from '../../shared/comments';
import { idInput } from '../kernel/parseInput';

/** One address, bare: no name, no second address, nothing that could begin another header. */
export const address = z
  .string()
  .trim()
  .min(3)
  .max(320)

  .regex(
    /^[^\s@<>"'(),:;[\]\\\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F]+@[^\s@<>"'(),:;[\]\\\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F]+$/,
  );

export const addresses = z.array(address).max(MOST_ADDRESSES);

/** Files by id, in their order. */
export const fileIds = z.array(idInput).max(MOST_ATTACHMENTS);

/** What every comment of a colleague may say. The length of a body is the sanitiser's to judge. */
export const commonInput = {
  body: z.string().default(''),
  statusKey: z.string().max(64).nullish(),
  version: z.coerce.number().int().optional(),
  attachments: fileIds.optional(),
  parentId: idInput.nullish(),
  /** Whether the caller's draft in this mode goes with it. */
  draft: z.boolean().optional(),
};

export const undoSeconds = z.number().int().min(0).max(LONGEST_UNDO).default(0);
