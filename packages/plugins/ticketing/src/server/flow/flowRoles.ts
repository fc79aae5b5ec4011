import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { FlowRole } from '../../shared/flowDocument';

/** May take every step anyway. */
const ROOT = 'root';

/** Roles that a step may name. */
export async function flowRoleRows(db: Database, transaction?: Transaction | null): Promise<FlowRole[]> {
  const roles = await db.getModel<Model>('roles').findAll({ attributes: ['name', 'title'], transaction });
  return roles
    .map((role) => ({ name: String(role.get('name')), title: String(role.get('title') || role.get('name')) }))
    .filter(({ name }) => name !== ROOT);
}
