import type { Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { Op } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { fieldInvalid } from '../kernel/errors';
import type { TicketingPlugin } from '../plugin';
import { followDepartment } from './members';

const JOB = 'teams.followDepartments';
const CHANGES = ['afterBulkCreate', 'afterBulkDestroy', 'afterBulkUpdate', 'afterCreate', 'afterDestroy'];

interface Options {
  transaction?: Transaction | null;
}

/** Teams whose members are those of a department, where NocoBase's departments are enabled; without them nothing happens. */
export function followDepartments({ app, db, jobs }: TicketingPlugin): void {
  const teams = () => db.getModel<Model>(COLLECTIONS.teams);
  const followAll = async () => {
    const following = await teams().findAll({ where: { departmentId: { [Op.ne]: null } }, attributes: ['id'] });
    for (const team of following) await followDepartment(db, team.get('id'));
  };
  jobs.register(JOB, followAll);

  db.on(`${COLLECTIONS.teams}.beforeSave`, async (team: Model, { transaction }: Options) => {
    const departmentId: unknown = team.get('departmentId');
    if (!team.changed('departmentId') || departmentId == null) return;
    const departments = db.getCollection('departments');
    const found = await departments?.model.count({ where: { id: String(departmentId) }, transaction });
    if (!found) throw fieldInvalid('departmentId');
  });
  db.on(`${COLLECTIONS.teams}.afterSave`, async (team: Model, { transaction }: Options) => {
    if (team.get('departmentId') != null) await followDepartment(db, team.get('id'), transaction);
  });

  // The platform writes the rows of one change side by side: they are looked at together once it is done.
  const asked = new WeakSet<Transaction>();
  const onChange = async (...args: Options[]) => {
    const { transaction } = args[args.length - 1] ?? {};
    if (!transaction) return followAll();
    if (asked.has(transaction)) return;
    asked.add(transaction);
    await jobs.enqueue({ name: JOB, payload: {} }, transaction);
  };
  for (const change of CHANGES) db.on(`departmentsUsers.${change}`, onChange);
  app.cronJobManager.addJob({ cronTime: '0 43 * * * *', onTick: followAll });
}
