import { define, observable } from '@formily/reactive';
import { folderFilter, QUEUE_FOLDERS, type QueueFolder } from '../../../shared/queueFolders';
import type { Status } from '../tickets';
import { TicketMarks } from './bulk/marks';
import type { QueueResource } from './QueueResource';

export const DEFAULT_FOLDER: QueueFolder = 'open';

export const folderOf = (value: unknown): QueueFolder =>
  QUEUE_FOLDERS.find((folder) => folder === value) ?? DEFAULT_FOLDER;

/** What an agent set on one queue: folder, search text and the row that the keyboard stands on. */
export class QueueState {
  folder: QueueFolder = DEFAULT_FOLDER;
  search = '';
  cursor: string | null = null;
  readonly marks = new TicketMarks();
  private startFolder: QueueFolder | undefined;

  constructor() {
    define(this, { folder: observable.ref, search: observable.ref, cursor: observable.ref });
  }

  /** Follows the builder's choice of the first folder, but not against a folder that the agent opened since. */
  startIn(folder: QueueFolder): void {
    if (this.startFolder === folder) return;
    this.startFolder = folder;
    this.folder = folder;
  }

  applyTo(resource: QueueResource, userId: number | undefined, statuses: readonly Status[]): void {
    // Without the statuses no folder can be told from another: better all tickets than none.
    resource.narrow('folder', statuses.length > 0 ? folderFilter(this.folder, userId ?? 0, statuses) : undefined);
  }
}
