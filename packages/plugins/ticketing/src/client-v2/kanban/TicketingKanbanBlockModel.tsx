import { define, observable } from '@formily/reactive';
import { BlockSceneEnum, CollectionBlockModel } from '@nocobase/client-v2';
import { MultiRecordResource, type Collection, type PlainObject } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../shared/collectionNames';
import { tExpr } from '../locale';
import { BARE_CARD, DEFAULT_HEIGHT, loadLookups, selectionOf } from '../workspace';
import { KanbanView } from './KanbanView';

const PAGE_SIZES = [10, 20, 50];
const DEFAULT_PAGE_SIZE = 20;

/** Tickets by status. Wherever a collection relates to tickets, it shows those of the record. */
export class TicketingKanbanBlockModel extends CollectionBlockModel {
  static scene = BlockSceneEnum.many;

  settings: { statusKeys: readonly string[]; pageSize: number; round: number } = {
    statusKeys: [],
    pageSize: DEFAULT_PAGE_SIZE,
    round: 0,
  };

  static filterCollection(collection: Collection): boolean {
    return collection.name === COLLECTIONS.tickets;
  }

  get tickets(): MultiRecordResource {
    const { resource } = this;
    if (resource instanceof MultiRecordResource) return resource;
    throw new TypeError('the board lists tickets');
  }

  onInit(options: PlainObject): void {
    super.onInit(options);
    define(this, { settings: observable.ref });
    this.setDecoratorProps(BARE_CARD);
    // The board asks for each column by itself; the resource holds the builder's data scope.
    this.isManualRefresh = true;
  }

  createResource(): MultiRecordResource {
    return this.context.createResource(MultiRecordResource);
  }

  /** A filter block or a setting changed what belongs on the board. */
  async refresh(): Promise<void> {
    this.change({});
  }

  change(settings: Partial<Pick<TicketingKanbanBlockModel['settings'], 'statusKeys' | 'pageSize'>>): void {
    this.settings = { ...this.settings, ...settings, round: this.settings.round + 1 };
  }

  renderComponent() {
    return <KanbanView block={this} selection={selectionOf(this)} />;
  }
}

TicketingKanbanBlockModel.define({
  label: tExpr('Ticket kanban'),
  searchable: true,
  sort: 413,
  createModelOptions: { use: 'TicketingKanbanBlockModel', stepParams: DEFAULT_HEIGHT },
});

TicketingKanbanBlockModel.registerFlow({
  key: 'ticketingKanbanSettings',
  title: tExpr('Kanban settings'),
  sort: 500,
  steps: {
    columns: {
      title: tExpr('Columns'),
      uiSchema: async ({ engine }) => {
        const { statuses } = await loadLookups(engine);
        return {
          statusKeys: {
            type: 'array',
            title: tExpr('Statuses'),
            'x-decorator': 'FormItem',
            'x-component': 'Select',
            'x-component-props': {
              mode: 'multiple',
              allowClear: true,
              placeholder: tExpr('Every status that is not final'),
            },
            enum: statuses.map(({ key, label }) => ({ value: key, label: label ?? key })),
          },
        };
      },
      handler({ model }, { statusKeys }) {
        model.change({ statusKeys: Array.isArray(statusKeys) ? statusKeys.map(String) : [] });
      },
    },
    pageSize: {
      title: tExpr('Cards per column'),
      uiMode: {
        type: 'select',
        key: 'pageSize',
        props: { options: PAGE_SIZES.map((size) => ({ label: String(size), value: size })) },
      },
      defaultParams: { pageSize: DEFAULT_PAGE_SIZE },
      handler({ model }, { pageSize }) {
        const wanted = Number(pageSize);
        model.change({ pageSize: PAGE_SIZES.includes(wanted) ? wanted : DEFAULT_PAGE_SIZE });
      },
    },
    dataScope: { use: 'dataScope' },
  },
});
