import type { Collection, Database } from '@nocobase/database';
import { forbidden } from '../../kernel/errors';
import { isDeskCollection, type Rights } from '../rights';
import { NOTHING, visibleDirectly, visibleThroughRelation, type VisibleFields } from '../visibility';
import type { Path } from './paths';

interface Place {
  collection: Collection;
  visible: VisibleFields;
  /** The path has been in the desk: from here on each relation is looked at. */
  guarded: boolean;
}

/** Follows field paths from one collection as the platform would, and refuses those that show what the caller may not see. */
export class PathWalker {
  /** Whether a path has led into the desk, or began there: then the answer needs pruning. */
  entersDesk: boolean;
  private readonly root: Place;

  constructor(
    private readonly db: Database,
    private readonly rights: Rights,
    collection: Collection,
  ) {
    this.entersDesk = isDeskCollection(collection.name);
    this.root = { collection, visible: visibleDirectly(rights, collection), guarded: this.entersDesk };
  }

  /** `appends`, `fields`, `sort`, columns: relation by relation, at most one column at the end. */
  walk(path: Path): void {
    let place = this.root;
    for (const [index, name] of path.entries()) {
      const target = this.targetOf(place.collection, name);
      if (target) place = this.enter(place, target, path.slice(0, index + 1));
      else return this.touch(place, name, path);
    }
  }

  /** A filter's path: after a column the platform starts again at the beginning. */
  walkFilter(path: Path): void {
    let place = this.root;
    for (const [index, segment] of path.entries()) {
      const name = this.withoutOperator(segment);
      if (!name) continue;
      const target = this.targetOf(place.collection, name);
      if (target) {
        place = this.enter(place, target, path.slice(0, index + 1));
      } else {
        this.touch(place, name, path);
        place = this.root;
      }
    }
  }

  private enter(from: Place, collection: Collection, path: Path): Place {
    this.touch(from, path[path.length - 1].replaceAll('$', ''), path);
    const guarded = from.guarded || isDeskCollection(collection.name);
    const watched = guarded || (collection.name === 'users' && this.rights.isStaff);
    if (guarded) this.entersDesk = true;
    const visible = watched ? visibleThroughRelation(this.rights, collection) : null;
    if (visible === NOTHING) throw forbidden(path.join('.'));
    return { collection, guarded, visible };
  }

  private touch({ collection, visible }: Place, name: string, path: Path): void {
    if (!visible || visible.has(name) || !this.exists(collection, name)) return;
    throw forbidden(path.join('.'));
  }

  private exists({ model }: Collection, name: string): boolean {
    return name in model.rawAttributes || name in model.associations || name === 'password';
  }

  private targetOf({ model }: Collection, name: string): Collection | undefined {
    const association = Object.hasOwn(model.associations, name) ? model.associations[name] : undefined;
    if (!association) return undefined;
    const target = this.db.getCollectionByModelName(association.target.name);
    if (!target) throw forbidden(name);
    return target;
  }

  /** `$assignee.email$` is how the database layer itself writes a path. */
  private withoutOperator(segment: string): string {
    return this.db.operators.has(segment) || /^\d+$/.test(segment) ? '' : segment.replaceAll('$', '');
  }
}
