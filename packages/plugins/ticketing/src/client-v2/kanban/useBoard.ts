import type { MultiRecordResource } from '@nocobase/flow-engine';
import { useCallback, useEffect, useRef, useState } from 'react';
import { deskErrorOf, useTicketChanges, type DeskError, type TicketRow } from '../workspace';
import { moveCard, type Column } from './columns';

const FIELDS = [
  ...['id', 'number', 'subject', 'statusKey', 'typeKey', 'priorityKey', 'assigneeId', 'requesterId'],
  ...['messageCount', 'waitingSince', 'version', 'createdAt', 'updatedAt'],
];
/** A busy desk is no storm of refreshes. */
const PAUSE_MS = 1_500;

interface Board {
  columns: readonly Column[];
  error: DeskError | undefined;
  isLoading: boolean;
}

export interface BoardState extends Board {
  reload: () => Promise<void>;
  showMore: (statusKey: string) => Promise<void>;
  /** Shows a card elsewhere until the next reload. */
  move: (ticket: TicketRow, toKey: string) => void;
}

async function readColumn(resource: MultiRecordResource, statusKey: string, most: number): Promise<Column> {
  const scope = resource.getFilter();
  const here = { statusKey };
  const params = {
    filter: scope && Object.keys(scope).length > 0 ? { $and: [scope, here] } : here,
    fields: FIELDS,
    appends: ['requester', 'assignee'],
    sort: ['-updatedAt'],
    page: 1,
    pageSize: most + 1,
  };
  const { data } = await resource.runAction<TicketRow[]>('list', { method: 'get', params, skipNotify: true });
  return { statusKey, tickets: data.slice(0, most), hasMore: data.length > most };
}

/**
 * The board's cards, kept up to date by push. One request a column: each is served by the index on status and date.
 * @param round changes when the builder's settings do
 */
export function useBoard(
  resource: MultiRecordResource,
  statusKeys: readonly string[],
  pageSize: number,
  round: number,
): BoardState {
  const [board, setBoard] = useState<Board>({ columns: [], error: undefined, isLoading: true });
  const sizes = useRef(new Map<string, number>());
  const turn = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const keys = statusKeys.join('\n');

  const reload = useCallback(async () => {
    const wanted = keys === '' ? [] : keys.split('\n');
    turn.current += 1;
    const mine = turn.current;
    try {
      const columns = await Promise.all(
        wanted.map((key) => readColumn(resource, key, sizes.current.get(key) ?? pageSize)),
      );
      if (mine === turn.current) setBoard({ columns, error: undefined, isLoading: wanted.length === 0 });
    } catch (error) {
      if (mine === turn.current) setBoard(({ columns }) => ({ columns, error: deskErrorOf(error), isLoading: false }));
    }
  }, [resource, keys, pageSize]);

  useEffect(() => {
    sizes.current.clear();
    void reload();
    return () => {
      turn.current += 1;
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [reload, round]);

  useTicketChanges(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void reload();
    }, PAUSE_MS);
  });

  const showMore = (statusKey: string) => {
    sizes.current.set(statusKey, (sizes.current.get(statusKey) ?? pageSize) + pageSize);
    return reload();
  };
  const move = (ticket: TicketRow, toKey: string) =>
    setBoard((before) => ({ ...before, columns: moveCard(before.columns, ticket, toKey) }));
  return { ...board, reload, showMore, move };
}
