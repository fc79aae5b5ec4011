import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Id } from '../kernel/parseInput';
import { ticketModel } from '../tickets';
import type { TicketWords } from './dialects';
import { conversationWords, factsWords, subjectWords, type TicketFacts } from './ticketWords';

type Row = Record<string, unknown>;

/** Newer messages of a longer conversation come in as they are written. */
const MOST_MESSAGES = 2_000;

const ownFields = new WeakMap<Database, ReadonlySet<string>>();
const TEXT_INTERFACES = ['input', 'textarea', 'email', 'phone', 'url', 'markdown', 'richText', 'vditor'];

/** To be called before fields of builders are loaded: what is there by then is the desk's own. */
export function rememberOwnFields(db: Database): void {
  ownFields.set(db, new Set(db.getCollection(COLLECTIONS.tickets).fields.keys()));
}

/** Texts that builders added to the collection. */
export function textFieldsOf(db: Database): string[] {
  const fields = [...db.getCollection(COLLECTIONS.tickets).fields.values()];
  return fields
    .filter(({ name, options }) => !ownFields.get(db)?.has(name) && TEXT_INTERFACES.includes(String(options.interface)))
    .filter(({ type, options }) => (type === 'string' || type === 'text') && !options.isForeignKey)
    .map(({ name }) => name);
}

const columnsOf = (db: Database) => ['id', 'number', 'subject', 'requesterId', 'organizationId', ...textFieldsOf(db)];

/** Rows of tickets as the index wants them. */
export async function readRows(db: Database, ticketIds: readonly Id[], transaction?: Transaction): Promise<Row[]> {
  const found = await ticketModel(db).findAll({
    attributes: columnsOf(db),
    where: { id: [...ticketIds] },
    transaction,
  });
  return found.map((ticket) => ticket.get());
}

/** Everything that these tickets are found by. */
export async function readWords(
  db: Database,
  ticketIds: readonly Id[],
  transaction?: Transaction,
): Promise<TicketWords[]> {
  const rows = await readRows(db, ticketIds, transaction);
  const facts = await readFacts(db, rows, transaction);
  const conversations = await readConversations(db, ticketIds, transaction);
  return rows.map((row) => {
    const id = String(row.id);
    return {
      ticketId: id,
      words: { ...headWords(row, facts.get(id)), ...conversationWords(conversations.get(id) ?? []) },
    };
  });
}

export function headWords({ number, subject }: Row, facts: TicketFacts | undefined) {
  return {
    subject: subjectWords(String(number ?? ''), String(subject ?? '')),
    facts: facts ? factsWords(facts) : [],
  };
}

/** @param withTags false when these tickets are known to have none */
export async function readFacts(
  db: Database,
  rows: readonly Row[],
  transaction?: Transaction,
  withTags: boolean = true,
): Promise<Map<string, TicketFacts>> {
  const fields = textFieldsOf(db);
  const contacts = await requesters(db, rows, transaction);
  const organizations = await byId(db, COLLECTIONS.organizations, ['name'], rows, 'organizationId', transaction);
  const tags = withTags ? await tagNames(db, rows, transaction) : new Map<string, string[]>();
  return new Map(
    rows.map((row) => [
      String(row.id),
      {
        requester: contacts.get(String(row.requesterId)) ?? [],
        organization: organizations.get(String(row.organizationId)) ?? [],
        tags: tags.get(String(row.id)) ?? [],
        fields: fields.map((name) => row[name]).filter(isText),
      },
    ]),
  );
}

/** With every address that they have. */
async function requesters(
  db: Database,
  rows: readonly Row[],
  transaction?: Transaction,
): Promise<Map<string, string[]>> {
  const ids = idsIn(rows, 'requesterId');
  if (ids.length === 0) return new Map();
  const contacts = await db.getModel<Model>(COLLECTIONS.contacts).findAll({
    attributes: ['id', 'name', 'email', 'phone'],
    where: { id: ids },
    include: [{ association: 'addresses', attributes: ['address'], required: false }],
    transaction,
  });
  return new Map(
    contacts.map((contact) => {
      const more: Model[] = contact.get('addresses') ?? [];
      const texts = [
        ...['name', 'email', 'phone'].map((name) => contact.get(name)),
        ...more.map((row) => row.get('address')),
      ];
      return [String(contact.get('id')), [...new Set(texts.filter(isText))]];
    }),
  );
}

const idsIn = (rows: readonly Row[], key: string) => [
  ...new Set(rows.map((row) => row[key]).filter((id) => id != null)),
];

async function byId(
  db: Database,
  collection: string,
  columns: string[],
  rows: readonly Row[],
  key: string,
  transaction?: Transaction,
): Promise<Map<string, string[]>> {
  const ids = idsIn(rows, key);
  if (ids.length === 0) return new Map();
  const found = await db
    .getModel<Model>(collection)
    .findAll({ attributes: ['id', ...columns], where: { id: ids }, transaction });
  return new Map(found.map((row) => [String(row.get('id')), columns.map((column) => row.get(column)).filter(isText)]));
}

async function tagNames(db: Database, rows: readonly Row[], transaction?: Transaction): Promise<Map<string, string[]>> {
  const links = await db.getModel<Model>(COLLECTIONS.ticketTags).findAll({
    attributes: ['ticketId', 'tagId'],
    where: { ticketId: rows.map(({ id }) => id) },
    transaction,
  });
  const names = await byId(
    db,
    COLLECTIONS.tags,
    ['name'],
    links.map((link) => link.get()),
    'tagId',
    transaction,
  );
  const tags = new Map<string, string[]>();
  for (const link of links) {
    const id = String(link.get('ticketId'));
    tags.set(id, [...(tags.get(id) ?? []), ...(names.get(String(link.get('tagId'))) ?? [])]);
  }
  return tags;
}

async function readConversations(db: Database, ticketIds: readonly Id[], transaction?: Transaction) {
  const comments = await db.getModel<Model>(COLLECTIONS.comments).findAll({
    attributes: ['ticketId', 'kind', 'bodyText'],
    where: { ticketId: [...ticketIds] },
    order: [['id', 'ASC']],
    limit: MOST_MESSAGES * ticketIds.length,
    transaction,
  });
  const conversations = new Map<string, Parameters<typeof conversationWords>[0][number][]>();
  for (const comment of comments) {
    const id = String(comment.get('ticketId'));
    const messages = conversations.get(id) ?? [];
    messages.push({ kind: comment.get('kind'), text: comment.get('bodyText') ?? '' });
    conversations.set(id, messages);
  }
  return conversations;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
