import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { ChangeContext } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';

/** Where something goes while two tickets become one, or one becomes two again. Both tickets are locked. */
export interface Move {
  db: Database;
  /** The ticket that is merged into the other, also when it is given back what was its own. */
  sourceId: Id;
  /** Where things are now that were merged; may be further on than where they were once moved to. */
  targetId: Id;
  context: ChangeContext;
  transaction: Transaction;
}

/** Something that belongs to a ticket and follows it into another. Features add their own. */
export interface MergePart {
  /** Names what it moved in the record of a merge; never changed. */
  readonly name: string;
  /** @returns what `giveBack` needs to undo it; plain JSON */
  move(move: Move): Promise<unknown>;
  giveBack(moved: unknown, move: Move): Promise<void>;
}

/** The parts of a ticket, in the order in which they were registered. */
export class MergeParts {
  private readonly parts = new Map<string, MergePart>();

  register(part: MergePart): void {
    if (this.parts.has(part.name)) throw new Error(`the part ${part.name} of a merge is registered already`);
    this.parts.set(part.name, part);
  }

  async moveAll(move: Move): Promise<Record<string, unknown>> {
    const moved: Record<string, unknown> = {};
    for (const part of this.parts.values()) moved[part.name] = await part.move(move);
    return moved;
  }

  /** What a part moved that is no longer there, with its feature, stays where it is. */
  async giveAllBack(moved: Readonly<Record<string, unknown>>, move: Move): Promise<void> {
    for (const part of this.parts.values()) {
      if (moved[part.name] !== undefined) await part.giveBack(moved[part.name], move);
    }
  }
}
