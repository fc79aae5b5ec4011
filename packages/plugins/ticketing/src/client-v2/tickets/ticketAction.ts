import { ActionModel, ActionSceneEnum } from '@nocobase/client-v2';
import type { FlowContext } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketLike } from './allowedSteps';

interface OfBlock extends FlowContext {
  readonly blockModel?: { collection?: { name: string }; resource: { refresh(): Promise<void> } };
}

/** For `define({ hide })`: the desk's actions are offered where tickets are shown and nowhere else. */
export const isNotForTickets = (ctx: OfBlock): boolean =>
  (ctx.collection ?? ctx.blockModel?.collection)?.name !== COLLECTIONS.tickets;

/** An action on one ticket, in a row of a table, an item of a list or a details block. */
export abstract class TicketActionModel extends ActionModel {
  static scene = ActionSceneEnum.record;

  /** A method: the host makes a row's model a proxy that runs getters without the row. */
  currentTicket(): TicketLike | undefined {
    const { record } = this.context;
    return record && isTicket(record) ? record : undefined;
  }

  async refreshBlock(): Promise<void> {
    const { blockModel }: OfBlock = this.context;
    await blockModel?.resource.refresh();
  }

  /** Hides or shows the button of this row, unless the host found that the person may not use it at all. */
  showIf(shown: boolean): void {
    if (!this.forbidden) this.setHidden(!shown);
  }
}

const isTicket = (record: object): record is TicketLike => 'id' in record && record.id != null;
