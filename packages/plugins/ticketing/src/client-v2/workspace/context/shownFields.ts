import type { Collection, CollectionField } from '@nocobase/flow-engine';

/** Kinds of fields whose values fit on one line. */
const INTERFACES: ReadonlySet<string> = new Set([
  ...['input', 'textarea', 'email', 'phone', 'url', 'sequence', 'uuid', 'nanoid'],
  ...['integer', 'number', 'percent', 'checkbox'],
  ...['select', 'radioGroup', 'multipleSelect', 'checkboxGroup'],
  ...['date', 'datetime', 'datetimeNoTz', 'time', 'createdAt', 'updatedAt'],
]);

/** What a builder did not choose: the first fields that people filled in themselves, and that say something by themselves. */
const SHOWN_BY_DEFAULT = 6;
const NOT_BY_DEFAULT: ReadonlySet<string> = new Set(['createdAt', 'updatedAt', 'checkbox']);

/** Fields that a builder may choose for the record, in the collection's own order. */
export function choosableFields(collection: Collection): CollectionField[] {
  const keys = [collection.filterTargetKey].flat();
  return collection
    .getFields()
    .filter(
      ({ name, interface: kind, options }) =>
        kind !== undefined && INTERFACES.has(kind) && !keys.includes(name) && options.isForeignKey !== true,
    );
}

/** @param chosen names, in the builder's order; undefined: never chosen */
export function shownFields(collection: Collection, chosen: readonly string[] | undefined): CollectionField[] {
  const fields = choosableFields(collection);
  if (chosen) return chosen.flatMap((name) => fields.find((field) => field.name === name) ?? []);
  return fields
    .filter(({ name, interface: kind = '' }) => !NOT_BY_DEFAULT.has(kind) && name !== titleFieldOf(collection))
    .slice(0, SHOWN_BY_DEFAULT);
}

/** The field that names a record; its key where there is none. */
export const titleFieldOf = ({ options, filterTargetKey }: Collection): string =>
  options.titleField || [filterTargetKey].flat()[0];
