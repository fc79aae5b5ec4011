import { defineCollection, type CollectionOptions } from '@nocobase/database';
import { NAMESPACE, titleExpression } from '../../shared/namespace';

type DeskCollection = Omit<CollectionOptions, 'origin' | 'dumpRules'> & { name: string; title: string };

/** A collection that builders see in the collection manager and extend with fields of their own. */
export function deskCollection({ title, ...options }: DeskCollection) {
  return defineCollection({
    title: titleExpression(title),
    origin: NAMESPACE,
    dumpRules: { group: 'user' },
    migrationRules: ['schema-only', 'overwrite'],
    dataCategory: 'business',
    uiManageable: true,
    autoGenId: false,
    createdAt: true,
    updatedAt: true,
    ...options,
  });
}

/** A table for the machine room: no one configures it, it shows in no menu. */
export function internalCollection({ title, ...options }: DeskCollection) {
  return defineCollection({
    title: titleExpression(title),
    origin: NAMESPACE,
    dumpRules: { group: 'user' },
    migrationRules: ['schema-only', 'overwrite'],
    dataCategory: 'system',
    hidden: true,
    autoGenId: false,
    createdAt: true,
    updatedAt: false,
    ...options,
  });
}
