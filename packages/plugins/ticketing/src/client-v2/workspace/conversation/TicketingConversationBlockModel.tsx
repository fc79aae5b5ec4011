import { BlockSceneEnum, CollectionBlockModel } from '@nocobase/client-v2';
import { SingleRecordResource, type Collection, type PlainObject } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { tExpr } from '../../locale';
import { BARE_CARD, DEFAULT_HEIGHT } from '../card';
import { selectionOf } from '../selection';
import { ConversationView } from './ConversationView';

/** The thread of one ticket: the one chosen in the queue of the same page, or the record of the popup that it stands in. */
export class TicketingConversationBlockModel extends CollectionBlockModel {
  static scene = BlockSceneEnum.one;

  static filterCollection(collection: Collection): boolean {
    return collection.name === COLLECTIONS.tickets;
  }

  onInit(options: PlainObject): void {
    super.onInit(options);
    this.setDecoratorProps(BARE_CARD);
    // The conversation reads what it shows by itself: ticket, timeline and allowed steps belong together.
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
    return <ConversationView block={this} selection={selectionOf(this)} />;
  }
}

TicketingConversationBlockModel.define({
  label: tExpr('Ticket conversation'),
  searchable: true,
  sort: 411,
  createModelOptions: { use: 'TicketingConversationBlockModel', stepParams: DEFAULT_HEIGHT },
});
