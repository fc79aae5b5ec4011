import type { Transaction } from 'sequelize';
import type { ChangeContext } from '../../kernel/cause';
import { lockTicket, transitionTicket } from '../../tickets';
import { transitionConfig, type ParsedTransitionConfig } from '../configSchemas';
import { TicketNode } from './TicketNode';

/** "Change ticket status": along the flow, or not at all. */
export class TransitionNode extends TicketNode<ParsedTransitionConfig> {
  protected readonly schema = transitionConfig;

  protected async change(config: ParsedTransitionConfig, context: ChangeContext, transaction: Transaction) {
    const { db } = this.desk;
    const before = await lockTicket(db, config.ticketId, transaction);
    const fromStatus = before.statusKey;
    const comment = config.comment?.replaceAll('\n', '<br>');
    const step = { statusKey: config.statusKey, comment };
    const { id, statusKey } = await transitionTicket(db, before.id, step, context, { transaction });
    return { ticketId: id, fromStatus, toStatus: statusKey, changed: fromStatus !== statusKey };
  }

  protected override toleratesRefusal({ ignoreRefusal }: ParsedTransitionConfig): boolean {
    return Boolean(ignoreRefusal);
  }
}
