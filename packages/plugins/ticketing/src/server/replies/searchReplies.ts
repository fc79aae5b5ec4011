import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { usableBy } from './sharing';

/** More than anybody keeps: they are looked through in memory, so that every language finds its words. */
const MOST = 2_000;

export interface FoundReply {
  id: number | string;
  title: string;
  shortcut: string | null;
  scope: string;
  language: string | null;
  usageCount: number;
}

/**
 * Canned replies for somebody who types `/` and some letters: the shortcut that it is first, then shortcuts that begin with
 * it, then titles of which a word does; among equals, the most used first.
 */
export async function searchReplies(
  db: Database,
  userId: number,
  { q, limit }: { q: string; limit: number },
): Promise<FoundReply[]> {
  const rows: Model[] = await db.getRepository(COLLECTIONS.replies).find({
    filter: usableBy(userId),
    fields: ['id', 'title', 'shortcut', 'scope', 'language', 'usageCount'],
    sort: ['-usageCount', 'title'],
    limit: MOST,
  });
  const wanted = q.trim().replace(/^\//, '').toLowerCase();
  return rows
    .map((row): FoundReply => row.toJSON())
    .map((reply) => ({ reply, rank: rankOf(reply, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ reply }) => reply);
}

const NO_MATCH = 4;

function rankOf({ title, shortcut }: FoundReply, wanted: string): number {
  if (wanted === '') return 0;
  if (shortcut === wanted) return 0;
  if (shortcut?.startsWith(wanted)) return 1;
  const name = title.toLowerCase();
  if (name.startsWith(wanted)) return 2;
  // Chinese has no blanks between words: any place is the beginning of one.
  const isWordless = /\p{Script=Han}/u.test(wanted);
  const isFound = isWordless ? name.includes(wanted) : wordsOf(name).some((word) => word.startsWith(wanted));
  return isFound ? 3 : NO_MATCH;
}

const wordsOf = (text: string): string[] => text.split(/[\s\p{P}]+/u);
