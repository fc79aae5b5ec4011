import type { Model } from '@nocobase/database';
import type { Association, ModelStatic } from 'sequelize';

interface ToOne {
  foreignKey: string;
  targetKey: string;
}

/** The columns behind a to-one relation of that name; undefined when there is none. */
export function toOneRelation(model: ModelStatic<Model>, name: string): ToOne | undefined {
  const association: (Association & { targetKey?: unknown }) | undefined = Object.hasOwn(model.associations, name)
    ? model.associations[name]
    : undefined;
  if (association?.associationType !== 'BelongsTo' || typeof association.targetKey !== 'string') return undefined;
  return { foreignKey: association.foreignKey, targetKey: association.targetKey };
}
