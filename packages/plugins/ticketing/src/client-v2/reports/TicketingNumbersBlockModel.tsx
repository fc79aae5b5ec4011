import { define, observable } from '@formily/reactive';
import { BlockSceneEnum, CollectionBlockModel } from '@nocobase/client-v2';
import { MultiRecordResource, type Collection, type PlainObject } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../shared/collectionNames';
import { tExpr } from '../locale';
import { NumbersView } from './NumbersView';

/** How many tickets are open, unassigned, mine and waiting, and how the teams stand. */
export class TicketingNumbersBlockModel extends CollectionBlockModel {
  static scene = BlockSceneEnum.many;

  settings: { showsTeams: boolean; filter: PlainObject | undefined } = { showsTeams: true, filter: undefined };

  static filterCollection(collection: Collection): boolean {
    return collection.name === COLLECTIONS.tickets;
  }

  onInit(options: PlainObject): void {
    super.onInit(options);
    define(this, { settings: observable.ref });
    // The block counts by itself; the resource holds the builder's data scope.
    this.isManualRefresh = true;
  }

  createResource(): MultiRecordResource {
    return this.context.createResource(MultiRecordResource);
  }

  /** A filter block or the data scope changed what counts. */
  async refresh(): Promise<void> {
    this.settings = { ...this.settings, filter: this.resource.getFilter() };
  }

  renderComponent() {
    return <NumbersView block={this} />;
  }
}

TicketingNumbersBlockModel.define({
  label: tExpr('Desk numbers'),
  searchable: true,
  sort: 414,
  createModelOptions: { use: 'TicketingNumbersBlockModel' },
});

TicketingNumbersBlockModel.registerFlow({
  key: 'ticketingNumbersSettings',
  title: tExpr('Desk numbers settings'),
  sort: 500,
  steps: {
    dataScope: { use: 'dataScope' },
    teams: {
      title: tExpr('Show teams'),
      uiMode: { type: 'switch', key: 'showsTeams' },
      defaultParams: { showsTeams: true },
      handler({ model }, { showsTeams }) {
        model.settings = { ...model.settings, showsTeams: showsTeams !== false, filter: model.resource.getFilter() };
      },
    },
  },
});
