import type { TicketingPlugin } from '../plugin';
import { initMacroActions } from './actions';
import { initMacroHooks } from './hooks';

export { actionsOfMacro } from './macroActions';
export { stepsOf, usableMacro, type MacroRecord } from './macroRecord';
export { outcomeOf } from './outcome';
export { runMacro } from './runMacro';

/** Macros: several changes of a ticket by one click (behaviours, section 3). */
export function initMacros(plugin: TicketingPlugin): void {
  initMacroHooks(plugin);
  initMacroActions(plugin);
}
