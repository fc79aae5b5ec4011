import type { Transaction } from 'sequelize';
import type { ChangeContext } from '../../kernel/cause';
import { fieldInvalid } from '../../kernel/errors';
import type { UserId } from '../../routing';
import { assignTicket, lockTicket, type TicketRecord } from '../../tickets';
import { assignConfig, type ParsedAssignConfig } from '../configSchemas';
import { TicketNode } from './TicketNode';

/** "Assign ticket": to a person, or to whom a strategy chooses from a team. */
export class AssignNode extends TicketNode<ParsedAssignConfig> {
  protected readonly schema = assignConfig;

  protected async change(config: ParsedAssignConfig, context: ChangeContext, transaction: Transaction) {
    const { db } = this.desk;
    const { strategy, keepAssignee } = config;
    const ticket = await lockTicket(db, config.ticketId, transaction);
    const teamId = config.teamId ?? ticket.teamId;
    const current = { ticketId: ticket.id, strategy };
    if (keepAssignee && ticket.assigneeId !== null) {
      return { ...current, teamId: ticket.teamId, assigneeId: ticket.assigneeId, assigned: false };
    }
    const assigneeId = await this.choose(config, ticket, teamId, transaction);
    if (assigneeId === null) return { ...current, teamId, assigneeId: null, assigned: false };
    // A person is assigned without touching the team, unless the node names one.
    const change = { assigneeId, ...(config.teamId ? { teamId: config.teamId } : {}) };
    await assignTicket(db, ticket.id, change, context, { transaction });
    return { ...current, teamId, assigneeId, assigned: true };
  }

  private async choose(
    { strategy, assigneeId }: ParsedAssignConfig,
    ticket: TicketRecord,
    teamId: UserId | null,
    transaction: Transaction,
  ): Promise<UserId | null> {
    if (strategy === 'person') return assigneeId ?? null;
    const chosen = this.desk.assignmentStrategies.get(strategy);
    if (!chosen) throw fieldInvalid('strategy');
    if (teamId === null) return null;
    return chosen.choose({ db: this.desk.db, teamId, ticketId: ticket.id, transaction });
  }
}
