import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { Link } from './linkRecord';
import { currentLinks } from './linkRecord';

/** Deeper than any real chain of tickets; a search that goes on for longer has been led in a circle. */
const MOST_STEPS = 1_000;

/** Whether a way leads from the link's target back to its source: then the link would close a circle. */
export async function closesCircle(db: Database, link: Link, transaction: Transaction): Promise<boolean> {
  const seen = new Set<string>([link.targetId]);
  let front = [link.targetId];
  while (front.length > 0) {
    if (front.includes(link.sourceId)) return true;
    if (seen.size > MOST_STEPS) return true;
    const next = await currentLinks(db, { sourceId: front, kind: link.kind }, transaction);
    front = next.map(({ targetId }) => String(targetId)).filter((id) => !seen.has(id));
    front.forEach((id) => seen.add(id));
  }
  return false;
}

/** The ticket's parent, if it has one. */
export async function parentOf(db: Database, childId: string, transaction: Transaction): Promise<string | undefined> {
  const [link] = await currentLinks(db, { targetId: childId, kind: 'parent' }, transaction);
  return link && String(link.sourceId);
}
