import type { ConditionOperator, FieldKind } from '../../../shared/ticketForm';

/** Keys in the locale files. */
export const KIND_LABELS: Readonly<Record<FieldKind, string>> = {
  text: 'kind.text',
  longText: 'kind.longText',
  email: 'kind.email',
  url: 'kind.url',
  phone: 'kind.phone',
  integer: 'kind.integer',
  number: 'kind.number',
  checkbox: 'kind.checkbox',
  date: 'kind.date',
  datetime: 'kind.datetime',
  select: 'kind.select',
  multiSelect: 'kind.multiSelect',
  team: 'kind.team',
  person: 'kind.person',
  organization: 'kind.organization',
};

export const OPERATOR_LABELS: Readonly<Record<ConditionOperator, string>> = {
  is: 'operator.is',
  isNot: 'operator.isNot',
  contains: 'operator.contains',
  isFilled: 'operator.isFilled',
  isEmpty: 'operator.isEmpty',
  greaterThan: 'operator.greaterThan',
  lessThan: 'operator.lessThan',
};
