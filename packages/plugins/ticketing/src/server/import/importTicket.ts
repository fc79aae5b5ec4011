import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { addCustomerMessage, addNote, addReply } from '../conversation';
import type { Cause, ChangeContext } from '../kernel/cause';
import { at } from '../kernel/clock';
import { fieldInvalid } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { assignTicket, createTicket, transitionTicket, type TicketRecord } from '../tickets';
import type { ImportedStep, ImportedTicket } from './importInput';

/**
 * Brings in one ticket with its whole past, all or nothing, by the same functions that would have been called at the time.
 * @throws TicketingError 422 for what the desk would not have accepted
 */
export async function importTicket(db: Database, ticket: ImportedTicket, cause: Cause): Promise<TicketRecord> {
  const { key: _key, at: opened, steps, ...input } = ticket;
  checkOrder(ticket);
  return db.sequelize.transaction(async (transaction) => {
    const made = await at(opened, () => createTicket(db, input, by(null, cause), { transaction }));
    for (const step of steps) await at(step.at, () => take(db, made, step, cause, transaction));
    return made;
  });
}

/** Roles are not asked: whoever it was may have been allowed it then. */
const by = (userId: Id | null | undefined, cause: Cause): ChangeContext => ({
  actor: { userId: userId == null ? null : Number(userId), contactId: null, roles: [] },
  cause,
});

async function take(
  db: Database,
  { id, requesterId }: TicketRecord,
  { userId, reply, note, message, statusKey, assigneeId, teamId }: ImportedStep,
  cause: Cause,
  transaction: Transaction,
): Promise<void> {
  const context = by(userId, cause);
  const options = { transaction };
  if (assigneeId !== undefined || teamId !== undefined) {
    await assignTicket(db, id, { assigneeId, teamId }, context, options);
  }
  if (message) {
    const contactId = requesterId === null ? null : String(requesterId);
    const byCustomer = { ...context, actor: { ...context.actor, contactId } };
    await addCustomerMessage(db, id, { body: message, contactId }, byCustomer, options);
  }
  if (note) await addNote(db, id, { body: note }, context, options);
  if (reply) await addReply(db, id, { body: reply, statusKey }, context, options);
  else if (statusKey) await transitionTicket(db, id, { statusKey }, context, options);
}

function checkOrder({ at: opened, steps }: ImportedTicket): void {
  steps.reduce((before, step, index) => {
    if (step.at < before) throw fieldInvalid(`steps.${index}.at`);
    return step.at;
  }, opened);
}
