import { FieldModel } from '@nocobase/client-v2';
import { DisplayItemModel, type CollectionField, type FlowContext } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../shared/collectionNames';
import { tExpr } from '../locale';
import { PriorityMark, type PriorityLike } from '../ui/PriorityMark';
import { StatusTag, type StatusLike } from '../ui/StatusTag';

/** Shows a related row as a whole: the host must not ask which of its fields is the title, nor show that instead. */
abstract class WholeRowFieldModel extends FieldModel {
  readonly disableTitleField = true;
}

/** A ticket's status as a tag in its colour. */
export class TicketingStatusFieldModel extends WholeRowFieldModel {
  render() {
    return <StatusTag status={rowOf<StatusLike>(this.props.value)} testId="ticketing-status" />;
  }
}
TicketingStatusFieldModel.define({ label: tExpr('Status tag') });

/** A ticket's priority as a mark that rises with its weight. */
export class TicketingPriorityFieldModel extends WholeRowFieldModel {
  render() {
    return <PriorityMark priority={rowOf<PriorityLike>(this.props.value)} withLabel />;
  }
}
TicketingPriorityFieldModel.define({ label: tExpr('Priority mark') });

const isTicketField = (name: string) => (_ctx: FlowContext, field: CollectionField) =>
  field.name === name && field.collection.name === COLLECTIONS.tickets;

DisplayItemModel.bindModelToInterface('TicketingStatusFieldModel', ['m2o'], {
  isDefault: true,
  when: isTicketField('status'),
});
DisplayItemModel.bindModelToInterface('TicketingPriorityFieldModel', ['m2o'], {
  isDefault: true,
  when: isTicketField('priority'),
});

/** The host hands a related row on as it came; while a row loads there is none. */
function rowOf<T extends object>(value: unknown): T | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as T) : null;
}
