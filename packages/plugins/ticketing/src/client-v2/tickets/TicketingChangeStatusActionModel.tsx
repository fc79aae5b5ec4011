import type { FlowContext } from '@nocobase/flow-engine';
import { tExpr } from '../locale';
import { loadLookups } from '../workspace';
import { stepsFor } from './allowedSteps';
import { ChangeStatusButton } from './ChangeStatusButton';
import { isNotForTickets, TicketActionModel } from './ticketAction';

const TITLE = tExpr('Change status');

/** `hide` or `disable` the button where the flow does not allow what it is for. */
type WhenForbidden = 'hide' | 'disable';

/** Moves a ticket on along its flow: a menu of what is allowed right now, or one button for one status. */
export class TicketingChangeStatusActionModel extends TicketActionModel {
  defaultProps = { type: 'link', title: TITLE, icon: 'SwapOutlined' };

  /** Key of the one status that the button is for; empty: a menu. */
  target = '';
  private targetLabel = '';

  getAclActionName() {
    return 'transition';
  }

  /** Says which status, unless the builder named the button. */
  getTitle() {
    const named = this.getStepParams('buttonSettings', 'general')?.title;
    const isDefault = !named || named === TITLE;
    return (isDefault && this.targetLabel) || this.props.title;
  }

  async aimAt(target: string): Promise<void> {
    this.target = target;
    const { statuses } = await loadLookups(this.flowEngine);
    const label = statuses.find(({ key }) => key === target)?.label;
    this.targetLabel = label ? this.context.t(label) : target;
  }

  async applyFlow(whenForbidden: WhenForbidden): Promise<void> {
    const ticket = this.currentTicket();
    if (!ticket) return;
    // Without an answer the button stays: the server decides when it is used.
    const steps = await stepsFor(this.flowEngine, ticket).catch(() => undefined);
    const allowed = !steps || (this.target ? steps.some(({ toKey }) => toKey === this.target) : steps.length > 0);
    this.setProps({ disabled: !allowed && whenForbidden === 'disable' });
    this.showIf(allowed || whenForbidden === 'disable');
  }

  renderButton() {
    return <ChangeStatusButton model={this} button={super.renderButton()} />;
  }

  /** The button's component listens instead. */
  onClick() {}
}

TicketingChangeStatusActionModel.define({ label: TITLE, sort: 40, hide: isNotForTickets });

TicketingChangeStatusActionModel.registerFlow({
  key: 'ticketingChangeStatusSettings',
  title: tExpr('Status settings'),
  on: 'beforeRender',
  steps: {
    target: {
      title: tExpr('Shown as'),
      uiMode: async (ctx: FlowContext) => ({
        type: 'select',
        key: 'statusKey',
        props: {
          options: [
            { value: '', label: ctx.t(tExpr('Menu of allowed statuses')) },
            ...(await loadLookups(ctx.engine)).statuses
              .filter(({ category }) => category !== 'merged')
              .map(({ key, label }) => ({ value: key, label: ctx.t(label ?? key) })),
          ],
        },
      }),
      defaultParams: { statusKey: '' },
      async handler({ model }, { statusKey }) {
        await model.aimAt(typeof statusKey === 'string' ? statusKey : '');
      },
    },
    whenForbidden: {
      title: tExpr('When not allowed'),
      uiMode: (ctx) => ({
        type: 'select',
        key: 'whenForbidden',
        props: {
          options: [
            { value: 'hide', label: ctx.t(tExpr('Hide')) },
            { value: 'disable', label: ctx.t(tExpr('Disable')) },
          ],
        },
      }),
      defaultParams: { whenForbidden: 'hide' },
      async handler({ model }, { whenForbidden }) {
        await model.applyFlow(whenForbidden === 'disable' ? 'disable' : 'hide');
      },
    },
  },
});
