import type { QueueFolder } from '../../../shared/queueFolders';

export const FOLDER_LABELS: Record<QueueFolder, string> = {
  open: 'All open',
  mine: 'Mine',
  unassigned: 'Unassigned',
  waiting: 'Waiting',
  all: 'All',
};
