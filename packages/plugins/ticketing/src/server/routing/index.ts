import type { AssignmentStrategy } from './assignmentStrategy';
import { roundRobin } from './roundRobin';

export type { AssignmentRequest, AssignmentStrategy, UserId } from './assignmentStrategy';

/** The ways of choosing an assignee that workflows may use; other plugins add theirs. */
export class AssignmentStrategies {
  private readonly byName = new Map<string, AssignmentStrategy>();

  constructor() {
    this.register(roundRobin);
  }

  register(strategy: AssignmentStrategy): void {
    this.byName.set(strategy.name, strategy);
  }

  get(name: string): AssignmentStrategy | undefined {
    return this.byName.get(name);
  }
}
