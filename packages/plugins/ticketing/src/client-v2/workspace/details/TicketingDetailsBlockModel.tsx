import { BlockSceneEnum, CollectionBlockModel } from '@nocobase/client-v2';
import { SingleRecordResource, type Collection, type PlainObject } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { tExpr } from '../../locale';
import { BARE_CARD, DEFAULT_HEIGHT } from '../card';
import { selectionOf } from '../selection';
import { DetailsView } from './DetailsView';

/** What is known about one ticket: the one chosen in the queue of the same page, or the record of the popup it stands in. */
export class TicketingDetailsBlockModel extends CollectionBlockModel {
  static scene = BlockSceneEnum.one;

  static filterCollection(collection: Collection): boolean {
    return collection.name === COLLECTIONS.tickets;
  }

  onInit(options: PlainObject): void {
    super.onInit(options);
    this.setDecoratorProps(BARE_CARD);
    // Its sections read what they show by themselves.
    this.isManualRefresh = true;
  }

  createResource() {
    return this.context.createResource(SingleRecordResource);
  }

  /** Id of the popup's record; undefined on a page, where the queue chooses. */
  get recordId(): string | undefined {
    const { filterByTk } = this.getResourceSettingsInitParams();
    if (filterByTk == null) return undefined;
    const id = this.resource.getFilterByTk() ?? this.context.view?.inputArgs.filterByTk;
    return id == null ? undefined : String(id);
  }

  renderComponent() {
    return <DetailsView block={this} selection={selectionOf(this)} />;
  }
}

TicketingDetailsBlockModel.define({
  label: tExpr('Ticket details'),
  searchable: true,
  sort: 413,
  createModelOptions: { use: 'TicketingDetailsBlockModel', stepParams: DEFAULT_HEIGHT },
});
