import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { StatusTexts } from '../../shared/flowDocument';
import type { FlowStatus, FlowTransition } from '../../shared/statusFlow';
import type { TicketForm } from '../../shared/ticketForm';
import { readForm } from '../../shared/ticketFormStored';
import type { Id } from '../kernel/parseInput';

export interface StatusRow extends FlowStatus {
  label: string;
  customerLabel: string | null;
  color: string | null;
  translations?: StatusTexts | null;
}

export interface PriorityRow {
  key: string;
  label: string;
  isDefault: boolean;
}

export interface TypeRow {
  key: string;
  label: string;
  isDefault: boolean;
  defaultTeamId: Id | null;
  defaultPriorityKey: string | null;
  description: string | null;
  icon: string | null;
  color: string | null;
  /** New tickets may be of this type. */
  isActive: boolean;
  /** Customers may choose it. */
  forCustomers: boolean;
  form: TicketForm;
  /** The ticket's relation to the collection that holds the type's own fields. */
  extensionField: string | null;
  openLinksBlockClosing?: boolean | null;
  timeRequired?: boolean | null;
}

/** What admins configured and every change of a ticket needs, read once and kept. */
export interface Catalog {
  statuses: readonly StatusRow[];
  priorities: readonly PriorityRow[];
  types: readonly TypeRow[];
  transitions: readonly FlowTransition[];
  defaultTeamId: Id | null;
}

/** How long another node may work with what an admin changed on this one. */
const MAX_AGE_MS = 5_000;

const SOURCES = [
  COLLECTIONS.statuses,
  COLLECTIONS.priorities,
  COLLECTIONS.types,
  COLLECTIONS.transitions,
  COLLECTIONS.teams,
];
const CHANGES = ['afterSave', 'afterDestroy', 'afterBulkCreate', 'afterBulkUpdate', 'afterBulkDestroy'];

interface Kept {
  catalog: Catalog;
  readAt: number;
}

const kept = new WeakMap<Database, Kept>();
/** Reads under way outside any transaction, shared by all who wait outside one. */
const underWay = new WeakMap<Database, Promise<Catalog>>();

/** Forgets what is kept as soon as an admin changes it. */
export function initCatalog(db: Database): void {
  const forgetNow = () => {
    kept.delete(db);
    underWay.delete(db);
  };
  const forget = ({ transaction }: { transaction?: Transaction | null }) => {
    forgetNow();
    transaction?.afterCommit(forgetNow);
  };
  for (const source of SOURCES) {
    for (const change of CHANGES) {
      // Options are the last argument; what was changed, if anything, comes before.
      db.on(`${source}.${change}`, (...args: { transaction?: Transaction | null }[]) => forget(args[args.length - 1]));
    }
  }
}

/**
 * @param transaction the one that is open: it reads by itself, over the connection that it holds. Were it to wait for
 *   somebody else's read, and that for a free connection, neither would ever end once all connections are taken.
 */
export async function catalogOf(db: Database, transaction?: Transaction | null): Promise<Catalog> {
  const known = kept.get(db);
  if (known && Date.now() - known.readAt < MAX_AGE_MS) return known.catalog;
  if (transaction) {
    const catalog = await readCatalog(db, transaction);
    kept.set(db, { catalog, readAt: Date.now() });
    return catalog;
  }
  return underWay.get(db) ?? readForAll(db);
}

function readForAll(db: Database): Promise<Catalog> {
  const reading = readCatalog(db).then((catalog) => {
    // Unless an admin changed something meanwhile.
    if (underWay.get(db) === reading) kept.set(db, { catalog, readAt: Date.now() });
    return catalog;
  });
  underWay.set(db, reading);
  const ended = () => {
    if (underWay.get(db) === reading) underWay.delete(db);
  };
  reading.then(ended, ended);
  return reading;
}

async function readCatalog(db: Database, transaction?: Transaction | null): Promise<Catalog> {
  const all = (name: string, order: string) =>
    db.getModel<Model>(name).findAll({ order: [[order, 'ASC']], transaction });
  const [statuses, priorities, types, transitions] = [
    await all(COLLECTIONS.statuses, 'position'),
    await all(COLLECTIONS.priorities, 'weight'),
    await all(COLLECTIONS.types, 'position'),
    await all(COLLECTIONS.transitions, 'position'),
  ];
  const team = await db.getModel<Model>(COLLECTIONS.teams).findOne({ where: { isDefault: true }, transaction });
  return {
    statuses: statuses.map((row) => row.get()),
    priorities: priorities.map((row) => row.get()),
    types: types.map(asType),
    transitions: transitions.map(asTransition),
    defaultTeamId: team?.get('id') ?? null,
  };
}

function asType(row: Model): TypeRow {
  const { form, isActive, forCustomers, ...columns } = row.get();
  // A row of an older version says nothing: such a type was offered to everyone.
  return { ...columns, isActive: isActive !== false, forCustomers: forCustomers !== false, form: readForm(form) };
}

/** A row of ticketingTransitions, whatever an admin left in it. */
export function asTransition(row: Model): FlowTransition {
  return {
    typeKey: row.get('typeKey') ?? null,
    fromKey: row.get('fromKey'),
    toKey: row.get('toKey'),
    roles: names(row.get('roles')),
    requiredFields: names(row.get('requiredFields')),
    commentRequired: Boolean(row.get('commentRequired')),
    confirm: Boolean(row.get('confirm')),
    confirmText: row.get('confirmText') ?? null,
    position: row.get('position') ?? 0,
  };
}

/** What an admin left in a JSON field, as far as it is a list of names. */
function names(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
