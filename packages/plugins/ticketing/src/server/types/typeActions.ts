import type { Context } from '@nocobase/actions';
import type { Transaction } from 'sequelize';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { ADDABLE_KINDS, type FormFieldInfo } from '../../shared/ticketForm';
import { rightsOf } from '../access';
import { takes } from '../kernel/actionInputs';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions, type DeskAction } from '../kernel/deskActions';
import { notFound } from '../kernel/errors';
import { parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { catalogOf, mustBeInScope, ticketIdOf, ticketModel, type TypeRow } from '../tickets';
import { extensionByRelation } from './extensions';
import { readExtension, valuesOfRow } from './extensionRow';
import { availableFields } from './fieldInfo';
import { addExtensionField, extensionCandidates, makeExtension } from './makeExtension';
import { typeWithForm } from './typeForms';

const title = z.string().trim().min(1).max(255);

const extensionInput = z.strictObject({
  collectionName: z.string().min(1).max(128).optional(),
  title: title.optional(),
});

const fieldInput = z.strictObject({
  title,
  kind: z.enum(ADDABLE_KINDS),
  name: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9_]{0,59}$/)
    .optional(),
  options: z
    .array(z.strictObject({ value: z.string().trim().min(1).max(128), label: title }))
    .max(200)
    .refine((options) => new Set(options.map(({ value }) => value)).size === options.length)
    .optional(),
});

/**
 * `GET ticketingTypes:forms` for whoever sees tickets; for admins `GET :palette`, `:makeExtension {collectionName?,
 * title?}`, `:addField {title, kind, name?, options?}` (`filterByTk` is the type's key) and `GET :extensionCandidates`;
 * `GET ticketingTickets:form` is the form of a ticket with its values.
 */
export function initTypeActions({ app, db }: TicketingPlugin): void {
  /** Tables change one at a time, on every node. */
  const exclusively = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    app.lockManager.runExclusive(COLLECTIONS.types, () => db.sequelize.transaction(work), 60_000);

  const ofType = <T extends z.ZodType>(
    schema: T,
    run: (ctx: Context, type: TypeRow, input: z.output<T>) => Promise<unknown>,
  ) =>
    takes(schema, async (ctx, next) => {
      const input = parseInput(schema, cleanTexts(ctx.action.params.values ?? {}));
      const { types } = await catalogOf(db);
      const type = types.find(({ key }) => key === ctx.action.params.filterByTk);
      if (!type) throw notFound();
      ctx.body = await run(ctx, type, input);
      await next();
    });

  const forms: DeskAction = async (ctx, next) => {
    const catalog = await catalogOf(db);
    const offered = catalog.types.filter(({ isActive }) => isActive);
    ctx.body = offered.map((type) => typeWithForm(db, catalog, type, 'agents'));
    await next();
  };
  const candidates: DeskAction = async (ctx, next) => {
    ctx.body = extensionCandidates(db);
    await next();
  };

  registerActions(app, COLLECTIONS.types, {
    forms,
    extensionCandidates: candidates,
    palette: ofType(z.looseObject({}), async (_, type) => ({
      fields: availableFields(db, await catalogOf(db), type),
      collectionName: extensionByRelation(db, type.extensionField)?.collection.name ?? null,
    })),
    makeExtension: ofType(extensionInput, (ctx, type, input) =>
      exclusively(async (transaction) => {
        const made = await makeExtension(db, type, input, ctx, transaction);
        const values = { extensionField: made.relation };
        await db.getRepository(COLLECTIONS.types).update({ filterByTk: type.key, values, transaction });
        return made;
      }),
    ),
    addField: ofType(fieldInput, (ctx, type, input) =>
      exclusively(async (transaction) => ({ name: await addExtensionField(db, type, input, ctx, transaction) })),
    ),
  });
  registerActions(app, COLLECTIONS.tickets, {
    form: async (ctx, next) => {
      const ticketId = ticketIdOf(ctx);
      await mustBeInScope(ctx, ticketId);
      ctx.body = await formOfTicket(ticketId, rightsOf(ctx).right(COLLECTIONS.tickets, 'view')?.fields ?? null);
      await next();
    },
  });
  app.acl.allow(
    COLLECTIONS.types,
    'forms',
    (ctx: Context) => rightsOf(ctx).right(COLLECTIONS.tickets, 'view') !== null,
  );

  async function formOfTicket(ticketId: number, visible: ReadonlySet<string> | null) {
    const ticket = await ticketModel(db).findByPk(ticketId);
    if (!ticket) throw notFound();
    const catalog = await catalogOf(db);
    const type = catalog.types.find(({ key }) => key === ticket.typeKey);
    if (!type) return { type: null, values: {}, version: ticket.version };
    const all = typeWithForm(db, catalog, type, 'agents');
    const fields = all.fields.filter((info) => sees(visible, info, type.extensionField));
    const form = all.form.filter(({ name }) => fields.some((info) => info.name === name));
    const described = { ...all, form, fields };
    const extension = extensionByRelation(db, type.extensionField);
    const own = extension ? valuesOfRow(extension, await readExtension(extension, ticketId)) : {};
    const values = Object.fromEntries(
      described.fields.map(({ name, source }) => [name, (source === 'ticket' ? ticket.get(name) : own[name]) ?? null]),
    );
    return { type: described, values, version: ticket.version };
  }
}

/** A column is seen by its own name or by that of the relation before it; the type's own fields by their relation. */
function sees(visible: ReadonlySet<string> | null, { name, source }: FormFieldInfo, relation: string | null): boolean {
  if (!visible) return true;
  if (source === 'extension') return relation !== null && visible.has(relation);
  return visible.has(name) || visible.has(name.replace(/(Id|Key)$/, ''));
}
