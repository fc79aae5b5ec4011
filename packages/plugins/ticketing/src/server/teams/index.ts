import type { Context } from '@nocobase/actions';
import type { Model } from '@nocobase/database';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { assertMay, rightsOf } from '../access';
import { takes } from '../kernel/actionInputs';
import { changeContextOf } from '../kernel/changeContext';
import { registerActions } from '../kernel/deskActions';
import { TicketingError } from '../kernel/errors';
import { idInput, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { ticketModel } from '../tickets';
import { followDepartments } from './departments';
import { keepInUse, RULES, usageOf } from './inUse';
import { membersOf, setMembers } from './members';
import { BATCH, moveTickets } from './moveTickets';

const membersInput = z.strictObject({
  members: z.array(z.strictObject({ userId: idInput, isLead: z.boolean().default(false) })).max(1_000),
});
const targetInput = z.strictObject({ targetId: idInput });

const MANAGED = [COLLECTIONS.teams, COLLECTIONS.priorities];

/** Teams and their members, and the priorities: what tickets refer to and admins change (behaviours, section 2). */
export function initTeams(plugin: TicketingPlugin): void {
  const { app, db } = plugin;
  const may =
    (collection: string, action: string) =>
    (ctx: Context): boolean =>
      rightsOf(ctx).right(collection, action) !== null;
  for (const name of MANAGED) app.acl.allow(name, 'usage', may(name, 'update'));
  app.acl.allow(COLLECTIONS.teams, ['members', 'setMembers', 'moveTickets'], may(COLLECTIONS.teams, 'update'));
  const idOf = (ctx: Context) => parseInput(idInput, ctx.action.params.filterByTk);

  registerActions(app, COLLECTIONS.priorities, {
    async usage(ctx, next) {
      ctx.body = await usageOf(db, 'priorityKey');
      await next();
    },
  });
  registerActions(app, COLLECTIONS.teams, {
    async usage(ctx, next) {
      ctx.body = await usageOf(db, 'teamId');
      await next();
    },
    async members(ctx, next) {
      ctx.body = await membersOf(db, idOf(ctx));
      await next();
    },
    setMembers: takes(membersInput, async (ctx, next) => {
      const teamId = idOf(ctx);
      await setMembers(db, teamId, parseInput(membersInput, ctx.action.params.values).members);
      ctx.body = await membersOf(db, teamId);
      await next();
    }),
    moveTickets: takes(targetInput, async (ctx, next) => {
      const [teamId, { targetId }] = [idOf(ctx), parseInput(targetInput, ctx.action.params.values)];
      const where = { teamId };
      const tickets = await ticketModel(db).findAll({
        where,
        attributes: ['id'],
        order: [['id', 'ASC']],
        limit: BATCH,
      });
      if (tickets.length > 0)
        await assertMay(
          ctx,
          'assign',
          tickets.map(({ id }) => id),
        );
      ctx.body = await moveTickets(db, teamId, targetId, changeContextOf(ctx));
      await next();
    }),
  });

  keepInUse(db, RULES.teams);
  keepInUse(db, RULES.priorities);
  followDepartments(plugin);
  db.on(`${COLLECTIONS.teams}.beforeSave`, (team: Model) => {
    // Every ticket without a team would have nowhere to go.
    if (team.get('isDefault') && team.get('isActive') === false) {
      throw new TicketingError('DEFAULT_TEAM_ACTIVE', 422, { field: 'isActive' });
    }
  });
}
