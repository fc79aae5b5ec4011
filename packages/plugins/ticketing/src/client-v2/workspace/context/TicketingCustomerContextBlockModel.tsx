import { BlockSceneEnum, CollectionBlockModel } from '@nocobase/client-v2';
import {
  SingleRecordResource,
  type Collection,
  type DataSourceManager,
  type FlowStepContext,
  type PlainObject,
} from '@nocobase/flow-engine';
import { define, observable } from '@formily/reactive';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { tExpr } from '../../locale';
import { BARE_CARD, DEFAULT_HEIGHT } from '../card';
import { isRecord } from '../isRecord';
import { selectionOf } from '../selection';
import { boundRelations } from './boundRelations';
import { ContextView } from './ContextView';
import type { ChosenFields } from './CustomerContext';
import { choosableFields } from './shownFields';

const DEFAULT_MOST = 10;
const MOST_CHOICES = [0, 5, 10, 20, 50];

/** Who the customer is, beside a ticket or in the popup of a contact or of a record that is bound to the desk. */
export class TicketingCustomerContextBlockModel extends CollectionBlockModel {
  static scene = BlockSceneEnum.one;

  /** What the builder chose to show. */
  shown: { fields: ChosenFields; most: number } = { fields: {}, most: DEFAULT_MOST };

  static filterCollection(collection: Collection): boolean {
    return (
      collection.name === COLLECTIONS.tickets || collection.name === COLLECTIONS.contacts || hasTickets(collection)
    );
  }

  onInit(options: PlainObject): void {
    super.onInit(options);
    define(this, { shown: observable.ref });
    this.setDecoratorProps(BARE_CARD);
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
    return <ContextView block={this} selection={selectionOf(this)} />;
  }
}

TicketingCustomerContextBlockModel.define({
  label: tExpr('Customer context'),
  searchable: true,
  sort: 412,
  createModelOptions: { use: 'TicketingCustomerContextBlockModel', stepParams: DEFAULT_HEIGHT },
});

TicketingCustomerContextBlockModel.registerFlow({
  key: 'ticketingContextSettings',
  title: tExpr('Customer context settings'),
  sort: 500,
  steps: {
    fields: {
      title: tExpr('Fields'),
      uiSchema: ({ model, dataSourceManager }: FlowStepContext<TicketingCustomerContextBlockModel>) =>
        Object.fromEntries(
          shownCollections(model.collection, dataSourceManager).map((collection) => [
            collection.name,
            {
              type: 'array',
              title: collection.title,
              'x-decorator': 'FormItem',
              'x-component': 'Select',
              'x-component-props': { mode: 'multiple', allowClear: true, placeholder: tExpr('The first six') },
              enum: choosableFields(collection).map(({ name, title }) => ({ value: name, label: title ?? name })),
            },
          ]),
        ),
      handler({ model }, params) {
        model.shown = { ...model.shown, fields: chosenFields(params) };
      },
    },
    tickets: {
      title: tExpr('Other tickets'),
      uiMode: {
        type: 'select',
        key: 'most',
        props: {
          options: MOST_CHOICES.map((most) => ({ value: most, label: most === 0 ? tExpr('None') : String(most) })),
        },
      },
      defaultParams: { most: DEFAULT_MOST },
      handler({ model }, { most }) {
        const wanted = Number(most);
        model.shown = { ...model.shown, most: MOST_CHOICES.includes(wanted) ? wanted : DEFAULT_MOST };
      },
    },
  },
});

/** A collection whose relation to tickets came with a binding. */
function hasTickets(collection: Collection): boolean {
  return collection
    .getFields()
    .some(
      ({ target, targetCollection, options }) =>
        target === COLLECTIONS.tickets &&
        targetCollection
          ?.getFields()
          .some(
            (field) =>
              field.target === collection.name &&
              field.foreignKey === options.foreignKey &&
              isRecord(field.options.ticketingBinding),
          ),
    );
}

function shownCollections(collection: Collection, dataSources: DataSourceManager): Collection[] {
  const organizations = dataSources.getCollection('main', COLLECTIONS.organizations);
  const contacts = dataSources.getCollection('main', COLLECTIONS.contacts);
  const bound = boundRelations(dataSources).map((relation) => relation.collection);
  const shown: Record<string, (Collection | undefined)[]> = {
    [COLLECTIONS.tickets]: [contacts, organizations, ...bound],
    [COLLECTIONS.contacts]: [contacts, organizations],
  };
  return (shown[collection.name] ?? [collection]).flatMap((one) => one ?? []);
}

/** An empty list was never chosen: nobody wants a heading with nothing under it. */
function chosenFields(params: PlainObject): ChosenFields {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Array.isArray(value) && value.length > 0 ? value.map(String) : undefined,
    ]),
  );
}
