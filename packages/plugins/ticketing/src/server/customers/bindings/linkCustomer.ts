import type { Collection, Database, Model } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import type { TicketingPlugin } from '../../plugin';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { BindingMark } from '../../../shared/customerBinding';
import { caseBlind } from './emailIndex';

interface CustomerRelation {
  collection: Collection;
  foreignKey: string;
  emailField: string;
}

/**
 * A new ticket finds its customer by the requester's address, when exactly one record of the bound collection has it. A
 * customer that the caller chose stays; nothing that goes wrong here keeps a ticket from being created.
 */
export function linkCustomersByAddress({ db, log }: TicketingPlugin): void {
  db.on(
    `${COLLECTIONS.tickets}.beforeCreate`,
    async (ticket: Model, { transaction }: { transaction?: Transaction }) => {
      const relation = customerRelation(db);
      if (!relation || ticket.get(relation.foreignKey) != null) return;
      try {
        const email = await requesterAddress(db, ticket.get('requesterId'), transaction);
        const key = email && (await onlyRecordWith(db, relation, email, transaction));
        if (key) ticket.set(relation.foreignKey, key);
      } catch (error) {
        log.warn('a new ticket was not linked to its customer', { error });
      }
    },
  );
}

/** From memory: the relation carries its binding, so that a desk without one pays nothing. */
function customerRelation(db: Database): CustomerRelation | undefined {
  for (const { options } of db.getCollection(COLLECTIONS.tickets).fields.values()) {
    const mark: BindingMark | undefined = options.ticketingBinding;
    if (mark?.role !== 'customer' || !mark.emailField) continue;
    const collection = db.getCollection(options.target);
    if (collection?.hasField(mark.emailField)) {
      return { collection, foreignKey: options.foreignKey, emailField: mark.emailField };
    }
  }
  return undefined;
}

async function requesterAddress(db: Database, requesterId: unknown, transaction?: Transaction): Promise<string> {
  if (requesterId == null) return '';
  const contact = await db
    .getModel(COLLECTIONS.contacts)
    .findByPk(String(requesterId), { attributes: ['email'], transaction });
  return String(contact?.get('email') ?? '')
    .trim()
    .toLowerCase();
}

/** In a savepoint: on PostgreSQL a failed query would spoil the transaction that creates the ticket. */
async function onlyRecordWith(
  db: Database,
  { collection, emailField }: CustomerRelation,
  email: string,
  transaction?: Transaction,
): Promise<string | number | undefined> {
  const { model } = collection;
  const key = model.primaryKeyAttribute;
  const column = caseBlind(db, db.quoteIdentifier(collection.getField(emailField).columnName()));
  const look = (within?: Transaction | null) =>
    model.findAll({
      attributes: [key],
      where: { [Op.and]: [db.sequelize.where(db.sequelize.literal(column), email)] },
      limit: 2,
      transaction: within,
    });
  const found =
    transaction && db.inDialect('postgres')
      ? await db.sequelize.transaction({ transaction }, look)
      : await look(transaction);
  return found.length === 1 ? found[0].get(key) : undefined;
}
