import type { Context, Next } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { assertMay, rightsOf } from '../access';
import { startableWorkflows } from '../automation';
import { takes } from '../kernel/actionInputs';
import { changeContextOf } from '../kernel/changeContext';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions } from '../kernel/deskActions';
import { notFound } from '../kernel/errors';
import { idInput, parseInput, type Id } from '../kernel/parseInput';
import { rehearse } from '../kernel/rehearsal';
import type { TicketingPlugin } from '../plugin';
import { countUse, usableBy } from '../replies';
import { mustBeInScope, ticketIdOf, ticketModel } from '../tickets';
import { actionsOfMacro } from './macroActions';
import { stepsOf, usableMacro, type MacroRecord } from './macroRecord';
import { outcomeOf } from './outcome';
import { runMacro } from './runMacro';

const macroInput = z.strictObject({ macroId: idInput, version: z.coerce.number().int().optional() });
const MOST = 200;

/** `ticketingTickets:applyMacro {macroId, version}`, `:previewMacro`, and `ticketingMacros:usable`, `:workflows`. */
export function initMacroActions(plugin: TicketingPlugin): void {
  const { app, db } = plugin;
  registerActions(app, COLLECTIONS.tickets, {
    applyMacro: takes(macroInput, async (ctx: Context, next: Next) => {
      const { ticketId, macro, carryOut } = await prepare(plugin, ctx);
      const outcome = await db.sequelize.transaction(carryOut);
      await countUse(db, COLLECTIONS.macros, macro.id);
      const ticket = await ticketModel(db).findByPk(ticketId);
      ctx.body = { ...ticket?.toJSON(), outcome };
      await next();
    }),
    previewMacro: takes(macroInput, async (ctx: Context, next: Next) => {
      const { carryOut } = await prepare(plugin, ctx);
      ctx.body = await rehearse(db, carryOut);
      await next();
    }),
  });

  registerActions(app, COLLECTIONS.macros, {
    async usable(ctx, next) {
      const filter = { $and: [{ isActive: true }, usableBy(ctx.state.currentUser?.id ?? 0)] };
      const fields = ['id', 'title', 'description', 'steps', 'scope', 'usageCount'];
      const macros = db.getRepository(COLLECTIONS.macros);
      const rows: MacroRecord[] = await macros.find({ filter, fields, sort: ['-usageCount', 'title'], limit: MOST });
      const rights = rightsOf(ctx);
      ctx.body = rows.filter((macro) => isAllowed(rights, macro)).map((macro) => withoutTexts(macro));
      await next();
    },
    async workflows(ctx, next) {
      ctx.body = startableWorkflows(db);
      await next();
    },
  });
  app.acl.allow(
    COLLECTIONS.macros,
    ['usable', 'workflows'],
    (ctx: Context) => rightsOf(ctx).right(COLLECTIONS.macros, 'view') !== null,
  );
}

async function prepare(plugin: TicketingPlugin, ctx: Context) {
  const { db } = plugin;
  const ticketId: Id = ticketIdOf(ctx);
  const { macroId, version } = parseInput(macroInput, cleanTexts(ctx.action.params.values ?? {}));
  await mustBeInScope(ctx, ticketId);
  const context = changeContextOf(ctx);
  const { userId } = context.actor;
  const macro = await usableMacro(db, userId, macroId);
  for (const action of actionsOfMacro(rightsOf(ctx), stepsOf(macro.steps))) await assertMay(ctx, action, ticketId);
  if ((await ticketModel(db).count({ where: { id: ticketId } })) === 0) throw notFound();
  const run = { plugin, macro, ticketId, caller: ctx, context, version };
  const carryOut = (transaction: Parameters<typeof outcomeOf>[3]) =>
    outcomeOf(db, ticketId, userId, transaction, () => runMacro({ ...run, transaction }));
  return { ticketId, macro, carryOut };
}

function isAllowed(rights: ReturnType<typeof rightsOf>, macro: MacroRecord): boolean {
  try {
    actionsOfMacro(rights, stepsOf(macro.steps));
    return true;
  } catch {
    // A step that the caller's roles do not have, or a macro that was broken from outside: nothing to offer.
    return false;
  }
}

/** A menu shows what kinds of things happen; the texts come with the preview. */
function withoutTexts(macro: MacroRecord) {
  const { steps: _, ...row } = macro.toJSON();
  return { ...row, stepTypes: stepsOf(macro.steps).map(({ type }) => type) };
}
