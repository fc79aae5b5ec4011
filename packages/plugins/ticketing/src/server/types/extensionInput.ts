import type { Context, Next } from '@nocobase/actions';
import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { collectionOf, rightsOf } from '../access';
import { cleanTexts } from '../kernel/cleanText';
import { forHost } from '../kernel/deskActions';
import { fieldInvalid, forbidden } from '../kernel/errors';
import { isRecord } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { extensionsOf, isBookkeeping, type Extension } from './extensions';

type Values = Readonly<Record<string, unknown>>;

/** What somebody sends for the fields of a type: by name, or as the record of the relation, as a stock form does. */
export interface ExtensionInput {
  flat: Values;
  /** By relation. */
  nested: Readonly<Record<string, Values>>;
}

export const NO_INPUT: ExtensionInput = { flat: {}, nested: {} };

const WRITES: Readonly<Record<string, 'create' | 'update'>> = {
  create: 'create',
  update: 'update',
  firstOrCreate: 'create',
  updateOrCreate: 'create',
};

const inputs = new WeakMap<object, ExtensionInput>();

/** What a request carries for the type's fields. */
export const extensionInputOf = (request: object | undefined): ExtensionInput | undefined =>
  request && inputs.get(request);

/**
 * Takes the fields of types out of what is written to a ticket, before anyone else looks: the desk writes them itself, in
 * the ticket's transaction, whichever way they came in.
 */
export function initExtensionInput({ app, db }: TicketingPlugin): void {
  app.resourceManager.use(
    forHost(async (ctx, next: Next) => {
      const { actionName, resourceName, params } = ctx.action;
      const action = Object.hasOwn(WRITES, actionName) ? WRITES[actionName] : undefined;
      if (action && isRecord(params.values) && isOfTickets(resourceName)) {
        params.values = takeInput(ctx, action, params.values);
      }
      await next();
    }),
    { tag: 'ticketingExtensionInput', after: 'setCurrentRole', before: 'ticketingGuard' },
  );

  function isOfTickets(resourceName: string): boolean {
    if (resourceName === COLLECTIONS.tickets) return true;
    return resourceName.includes('.') && collectionOf(db, resourceName)?.name === COLLECTIONS.tickets;
  }
}

/** @returns what remains for the ticket itself */
function takeInput(ctx: Context, action: 'create' | 'update', values: Values): Values {
  const extensions = extensionsOf(ctx.db);
  const { fields: bag, ...given } = values;
  if (bag != null && !isRecord(bag)) throw fieldInvalid('fields');
  const rest: Record<string, unknown> = {};
  const flat: Record<string, unknown> = {};
  const nested: Record<string, Values> = {};
  for (const [name, value] of Object.entries({ ...given, ...bag })) {
    const own = extensions.find(({ relation }) => relation === name);
    if (own) {
      if (value == null) continue;
      if (!isRecord(value)) throw fieldInvalid(name);
      nested[name] = cleanTexts(value);
      mayWrite(ctx, action, [own], name);
    } else if (isFieldOfType(ctx.db, name)) {
      flat[name] = cleanTexts<unknown>(value);
      mayWrite(ctx, action, extensionsWith(extensions, name), name);
    } else rest[name] = value;
  }
  if (Object.keys(flat).length + Object.keys(nested).length > 0) inputs.set(ctx, { flat, nested });
  return rest;
}

/** Values that came by one list of names: those of the ticket, and those of the fields of types. */
export function splitFields(db: Database, fields: Values): { own: Values; extension?: ExtensionInput } {
  const extensions = extensionsOf(db);
  if (extensions.length === 0) return { own: fields };
  const own: Record<string, unknown> = {};
  const flat: Record<string, unknown> = {};
  const nested: Record<string, Values> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (isRecord(value) && extensions.some(({ relation }) => relation === name)) nested[name] = value;
    else if (isFieldOfType(db, name)) flat[name] = value;
    else own[name] = value;
  }
  const isEmpty = Object.keys(flat).length + Object.keys(nested).length === 0;
  return isEmpty ? { own } : { own, extension: { flat, nested } };
}

/** The same as one list of names. */
export const fieldsOfInput = (input: ExtensionInput | undefined): Values | undefined =>
  input && { ...input.nested, ...input.flat };

/** Whether some type has a field of that name, and the ticket none. */
export function isFieldOfType(db: Database, name: string): boolean {
  const tickets = db.getCollection(COLLECTIONS.tickets);
  if (tickets.hasField(name) || Object.hasOwn(tickets.model.rawAttributes, name)) return false;
  return extensionsWith(extensionsOf(db), name).length > 0;
}

const extensionsWith = (extensions: readonly Extension[], name: string): Extension[] =>
  extensions.filter((extension) => extension.collection.hasField(name) && !isBookkeeping(extension, name));

/** The relation is a field of the ticket like any other: a role may write it or not. */
function mayWrite(ctx: Context, action: 'create' | 'update', extensions: readonly Extension[], name: string): void {
  const right = rightsOf(ctx).right(COLLECTIONS.tickets, action);
  // Without the action the platform refuses the request.
  if (!right?.fields) return;
  if (!extensions.some(({ relation }) => right.fields?.has(relation))) throw forbidden(name);
}
