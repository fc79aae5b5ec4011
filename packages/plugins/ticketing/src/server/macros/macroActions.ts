import type { MacroStep } from '../../shared/macros';
import { grantedActionsOf, type Rights } from '../access';

/**
 * Everything that a macro amounts to, as actions that are granted.
 * @throws TicketingError 403 when the caller's roles have one of them on no ticket
 */
export function actionsOfMacro(rights: Rights, steps: readonly MacroStep[]): ReadonlySet<string> {
  const actions = new Set<string>(['view']);
  for (const step of steps) {
    for (const action of grantedActionsOf(rights, ...actionOf(step))) actions.add(action);
  }
  return actions;
}

function actionOf(step: MacroStep): [action: string, values: Record<string, unknown>] {
  switch (step.type) {
    case 'fields':
      return ['update', step.values];
    case 'tags':
      return ['tag', {}];
    case 'status':
      return ['transition', {}];
    case 'workflow':
      // Who made the macro decided what it starts.
      return ['view', {}];
    default:
      return [step.type, {}];
  }
}
