import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { fieldInvalid, TicketingError } from '../kernel/errors';
import type { Catalog } from './catalog';
import type { TicketRecord } from './ticketRecord';

const TARGETS = {
  teamId: COLLECTIONS.teams,
  assigneeId: 'users',
  requesterId: COLLECTIONS.contacts,
  organizationId: COLLECTIONS.organizations,
} as const;

type Reference = keyof typeof TARGETS;
const isReference = (column: string): column is Reference => column in TARGETS;

/**
 * The database has no foreign keys: whatever a ticket points at is looked up.
 * @throws TicketingError 422 FIELD_INVALID
 */
export async function checkReferences(
  db: Database,
  catalog: Catalog,
  ticket: TicketRecord,
  columns: readonly string[],
  transaction?: Transaction | null,
): Promise<void> {
  const { priorityKey, typeKey } = ticket;
  const unknown = (rows: readonly { key: string }[], key: string | null) =>
    key !== null && key !== undefined && !rows.some((row) => row.key === key);
  if (columns.includes('priorityKey') && unknown(catalog.priorities, priorityKey)) throw fieldInvalid('priorityKey');
  if (columns.includes('typeKey') && unknown(catalog.types, typeKey)) throw fieldInvalid('typeKey');
  for (const column of columns.filter(isReference)) {
    const id = ticket.get(column);
    if (id == null || (column === 'teamId' && String(id) === String(catalog.defaultTeamId))) continue;
    if (!/^\d{1,16}$/.test(String(id))) throw fieldInvalid(column);
    const count = await db.getModel<Model>(TARGETS[column]).count({ where: { id }, transaction });
    if (count === 0) throw fieldInvalid(column);
    if (column === 'teamId') await mustBeActive(db, id, transaction);
  }
}

/** A team that was switched off keeps what it has and gets nothing new. */
async function mustBeActive(db: Database, id: unknown, transaction?: Transaction | null): Promise<void> {
  const team = await db.getModel<Model>(COLLECTIONS.teams).findByPk(String(id), { transaction });
  if (team?.get('isActive') === false) {
    throw new TicketingError('TEAM_INACTIVE', 422, { field: 'teamId', vars: { name: team.get('name') } });
  }
}
