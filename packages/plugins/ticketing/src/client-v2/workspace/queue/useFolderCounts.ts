import type { PlainObject } from '@nocobase/flow-engine';
import { useCallback, useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { QueueFolder } from '../../../shared/queueFolders';
import { useDeskApi } from '../deskApi';
import type { TicketingQueueBlockModel } from './TicketingQueueBlockModel';

export type FolderCounts = Partial<Record<QueueFolder, number>>;

/** At most one count in this time, however many tickets change. */
const QUIET_MS = 1_500;

/** The tickets that a queue could ever list, as a filter in JSON; undefined when that cannot be said as one. */
export function scopeFilterOf(block: TicketingQueueBlockModel): string | undefined {
  const scope = scopeOf(block);
  return scope && JSON.stringify(scope.length > 0 ? { $and: scope } : {});
}

function scopeOf({ tickets, association }: TicketingQueueBlockModel): PlainObject[] | undefined {
  if (!association) return tickets.scope;
  const sourceId = tickets.getSourceId();
  if (association.type !== 'hasMany' || !association.foreignKey || sourceId == null) return undefined;
  return [...tickets.scope, { [association.foreignKey]: sourceId }];
}

/** How many tickets each folder holds within the block's own scope. Without an answer the folders show no numbers. */
export function useFolderCounts(block: TicketingQueueBlockModel): { counts: FolderCounts; recount: () => void } {
  const api = useDeskApi();
  const [counts, setCounts] = useState<FolderCounts>({});
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const filter = scopeFilterOf(block);

  const load = useCallback(async () => {
    timer.current = undefined;
    if (filter === undefined) return setCounts({});
    try {
      setCounts(await api.get<FolderCounts>(`${COLLECTIONS.tickets}:counts`, { filter }));
    } catch {
      setCounts({});
    }
  }, [api, filter]);

  const recount = useCallback(() => {
    timer.current ??= setTimeout(() => void load(), QUIET_MS);
  }, [load]);

  useEffect(() => {
    void load();
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [load]);

  return { counts, recount };
}
