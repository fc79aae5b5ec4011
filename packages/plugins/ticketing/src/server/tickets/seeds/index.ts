import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { PRIORITIES, TYPES } from './kinds';
import { FLOW, STATUSES } from './statuses';

type Row = Record<string, unknown> & { key: string };

/** What a desk needs to take its first ticket. Adds what is missing, changes nothing that is there. */
export async function seedDesk(db: Database): Promise<void> {
  await addMissing(
    db,
    COLLECTIONS.statuses,
    STATUSES.map((status, index) => ({ ...status, position: (index + 1) * 10 })),
  );
  await addMissing(db, COLLECTIONS.priorities, PRIORITIES);
  await addMissing(db, COLLECTIONS.types, TYPES);
  await seedFlow(db);
  await seedTeam(db);
}

async function addMissing(db: Database, collection: string, rows: readonly Row[]): Promise<void> {
  const model = db.getModel<Model>(collection);
  const known = new Set((await model.findAll({ attributes: ['key'] })).map((row): string => row.get('key')));
  await model.bulkCreate(
    rows.filter(({ key }) => !known.has(key)),
    { hooks: true, ...asWhole() },
  );
}

async function seedFlow(db: Database): Promise<void> {
  const model = db.getModel<Model>(COLLECTIONS.transitions);
  if ((await model.count()) > 0) return;
  const steps = Object.entries(FLOW).flatMap(([fromKey, targets]) =>
    targets.map((toKey, index) => ({ fromKey, toKey, roles: [], requiredFields: [], position: (index + 1) * 10 })),
  );
  await model.bulkCreate(steps, { hooks: true, ...asWhole() });
  await db.getModel<Model>(COLLECTIONS.flows).bulkCreate([{ key: '*', layout: {} }], { ignoreDuplicates: true });
}

/** Options for rows that need no look at each: they are right together. */
const asWhole = () => ({ ticketingFlow: true });

/** The first team, with whoever administers the application in it, so that an assignment finds somebody. */
async function seedTeam(db: Database): Promise<void> {
  const teams = db.getModel<Model>(COLLECTIONS.teams);
  if ((await teams.count()) > 0) return;
  const team = await teams.create({ name: 'Support', isDefault: true });
  const admin = await db.getModel<Model>('users').findOne({ order: [['id', 'ASC']] });
  if (!admin) return;
  const member = { teamId: team.get('id'), userId: admin.get('id') };
  await db.getModel<Model>(COLLECTIONS.teamMembers).create(member);
}
