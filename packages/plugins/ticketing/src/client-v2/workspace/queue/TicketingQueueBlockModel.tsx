import { BlockSceneEnum, CollectionBlockModel } from '@nocobase/client-v2';
import type { Collection, PlainObject } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { tExpr } from '../../locale';
import { BARE_CARD, DEFAULT_HEIGHT } from '../card';
import { loadLookups } from '../lookups';
import { selectionOf } from '../selection';
import { FOLDER_LABELS } from './folderLabels';
import { QueueResource } from './QueueResource';
import { DEFAULT_FOLDER, folderOf, QueueState } from './QueueState';
import { QueueView } from './QueueView';

const PAGE_SIZES = [10, 20, 50, 100];
const DEFAULT_PAGE_SIZE = 50;

/** A list of tickets as agents work through it. Wherever a collection relates to tickets, it lists those of the record. */
export class TicketingQueueBlockModel extends CollectionBlockModel {
  static scene = BlockSceneEnum.many;

  readonly state = new QueueState();

  static filterCollection(collection: Collection): boolean {
    return collection.name === COLLECTIONS.tickets;
  }

  get tickets(): QueueResource {
    const { resource } = this;
    if (resource instanceof QueueResource) return resource;
    throw new TypeError('the queue lists tickets through a resource of its own');
  }

  onInit(options: PlainObject): void {
    super.onInit(options);
    this.setDecoratorProps(BARE_CARD);
  }

  createResource(): QueueResource {
    return this.context.createResource(QueueResource).prepare();
  }

  /** Narrows the list to the open folder. */
  async narrow(): Promise<void> {
    const { engine, user } = this.context;
    const { statuses } = await loadLookups(engine);
    this.state.applyTo(this.tickets, user?.id, statuses);
  }

  renderComponent() {
    return <QueueView block={this} selection={selectionOf(this)} />;
  }
}

TicketingQueueBlockModel.define({
  label: tExpr('Ticket queue'),
  searchable: true,
  sort: 410,
  createModelOptions: { use: 'TicketingQueueBlockModel', stepParams: DEFAULT_HEIGHT },
});

TicketingQueueBlockModel.registerFlow({
  key: 'ticketingQueueSettings',
  title: tExpr('Queue settings'),
  sort: 500,
  steps: {
    pageSize: {
      title: tExpr('Tickets per page'),
      uiMode: {
        type: 'select',
        key: 'pageSize',
        props: { options: PAGE_SIZES.map((size) => ({ label: String(size), value: size })) },
      },
      defaultParams: { pageSize: DEFAULT_PAGE_SIZE },
      handler({ model }, { pageSize }) {
        model.tickets.setPage(1);
        model.tickets.setPageSize(Number(pageSize) || DEFAULT_PAGE_SIZE);
      },
    },
    dataScope: { use: 'dataScope' },
    sort: {
      use: 'sortingRule',
      defaultParams: { sort: [{ field: 'updatedAt', direction: 'desc' }] },
    },
    folder: {
      title: tExpr('Folder shown first'),
      uiMode: {
        type: 'select',
        key: 'folder',
        props: { options: Object.entries(FOLDER_LABELS).map(([value, label]) => ({ value, label: tExpr(label) })) },
      },
      defaultParams: { folder: DEFAULT_FOLDER },
      async handler({ model }, { folder }) {
        model.state.startIn(folderOf(folder));
        await model.narrow();
      },
    },
  },
});
