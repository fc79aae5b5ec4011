import { tExpr } from '../locale';
import { deskErrorOf } from '../workspace';
import { assignToMe } from './changeTicket';
import { isNotForTickets, TicketActionModel } from './ticketAction';

/** Takes a ticket; hidden on those that are one's own already. */
export class TicketingAssignToMeActionModel extends TicketActionModel {
  defaultProps = { type: 'link', title: tExpr('Assign to me'), icon: 'UserAddOutlined' };

  getAclActionName() {
    return 'assign';
  }
}

TicketingAssignToMeActionModel.define({ label: tExpr('Assign to me'), sort: 41, hide: isNotForTickets });

TicketingAssignToMeActionModel.registerFlow({
  key: 'ticketingAssignToMeVisibility',
  on: 'beforeRender',
  steps: {
    hideOwn: {
      handler({ model, user }) {
        model.showIf(!user || String(model.currentTicket()?.assigneeId ?? '') !== String(user.id));
      },
    },
  },
});

TicketingAssignToMeActionModel.registerFlow({
  key: 'ticketingAssignToMe',
  on: 'click',
  steps: {
    assign: {
      async handler({ model, message, t }) {
        const ticket = model.currentTicket();
        if (!ticket) return;
        try {
          await assignToMe(model.flowEngine, ticket, () => model.refreshBlock());
          void message.success(t(tExpr('The ticket is yours now')));
        } catch (error) {
          void message.error(deskErrorOf(error).message || t(tExpr('This could not be saved')));
        }
      },
    },
  },
});
