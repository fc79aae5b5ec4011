import { BlockModel, BlockSceneEnum } from '@nocobase/client-v2';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { tExpr } from '../../locale';
import { NewTicketBlock } from './NewTicketBlock';

/** The form of a new ticket, for pages of builders. */
export class TicketingNewTicketFormBlockModel extends BlockModel {
  static scene = BlockSceneEnum.new;

  renderComponent() {
    const chosen = this.getStepParams('newTicketForm', 'type')?.typeKey;
    return <NewTicketBlock typeKey={typeof chosen === 'string' ? chosen : undefined} />;
  }
}

TicketingNewTicketFormBlockModel.define({
  label: tExpr('New ticket form'),
  searchable: true,
  sort: 412,
  createModelOptions: { use: 'TicketingNewTicketFormBlockModel' },
});

TicketingNewTicketFormBlockModel.registerFlow({
  key: 'newTicketForm',
  title: tExpr('New ticket form'),
  steps: {
    type: {
      title: tExpr('Type to begin with'),
      uiMode: async (ctx) => {
        const { data } = await ctx.api.request<{ data: { key: string; label: string }[] }>({
          url: `${COLLECTIONS.types}:list`,
          params: { paginate: false, sort: ['position'] },
        });
        const options = data.data.map(({ key, label }) => ({ value: key, label: ctx.t(label) }));
        return { type: 'select', key: 'typeKey', props: { options, allowClear: true } };
      },
      handler: () => undefined,
    },
  },
});
