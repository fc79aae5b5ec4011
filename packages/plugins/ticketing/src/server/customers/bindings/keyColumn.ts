import type { Collection } from '@nocobase/database';

/** Types that the collection manager knows for a key column; it derives the same ones from the key that is referred to. */
const FIELD_TYPES = { BIGINT: 'bigInt', INTEGER: 'integer', STRING: 'string', UUID: 'uuid' } as const;

export type KeyType = (typeof FIELD_TYPES)[keyof typeof FIELD_TYPES];

/** @returns the type of a column that refers to a collection's primary key; nothing when it has none, or several. */
export function keyTypeOf({ model }: Collection): KeyType | undefined {
  if (model.primaryKeyAttributes.length !== 1) return undefined;
  const { type } = model.rawAttributes[model.primaryKeyAttribute];
  const name = typeof type === 'string' ? type : type.constructor.name;
  return isKnown(name) ? FIELD_TYPES[name] : undefined;
}

function isKnown(name: string): name is keyof typeof FIELD_TYPES {
  return name in FIELD_TYPES;
}
