import type FileManagerPlugin from '@nocobase/plugin-file-manager';
import type { Application } from '@nocobase/server';
import { TicketingError } from '../../kernel/errors';

/** Name of the storage that files of messages go to; an admin may point it at a private bucket instead of a folder. */
export const PRIVATE_STORAGE = 'ticketing-private';

const MEGABYTE = 1024 * 1024;
const LARGEST_FILE = 25 * MEGABYTE;

/** The platform's file manager. */
export function fileManagerOf(app: Application): FileManagerPlugin {
  const plugin: unknown = app.pm.get('file-manager');
  if (!isFileManager(plugin)) throw new Error('the file manager is not there');
  return plugin;
}

/**
 * A storage of our own. The platform's default one lies where anybody may fetch a file whose address they know, without
 * signing in; this one lies beside it, and no address of the web server leads there.
 */
export async function ensurePrivateStorage(app: Application): Promise<void> {
  const storages = app.db.getRepository('storages');
  if (!storages || (await storages.count({ filter: { name: PRIVATE_STORAGE } })) > 0) return;
  await storages.create({
    values: {
      name: PRIVATE_STORAGE,
      title: 'Service desk (private)',
      type: 'local',
      default: false,
      paranoid: false,
      renameMode: 'random',
      baseUrl: '/storage/ticketing',
      path: '',
      options: { documentRoot: 'storage/ticketing' },
      rules: { size: LARGEST_FILE },
    },
  });
}

interface PrivateStorage {
  name: string;
  /** In bytes; what an admin set in the file manager. */
  largestFile: number;
}

/** @throws TicketingError 503 FILES_UNAVAILABLE when the storage was removed: no other one is private for sure */
export async function privateStorage(app: Application): Promise<PrivateStorage> {
  const manager = fileManagerOf(app);
  const find = () => [...manager.storagesCache.values()].find(({ name }) => name === PRIVATE_STORAGE);
  if (!find()) {
    await ensurePrivateStorage(app);
    await manager.loadStorages();
  }
  const storage = find();
  if (!storage) throw new TicketingError('FILES_UNAVAILABLE', 503, { field: 'file' });
  const size = Number(storage.rules?.size);
  return { name: storage.name, largestFile: size > 0 ? size : LARGEST_FILE };
}

function isFileManager(plugin: unknown): plugin is FileManagerPlugin {
  return typeof plugin === 'object' && plugin !== null && 'uploadFile' in plugin && 'getFileStream' in plugin;
}
