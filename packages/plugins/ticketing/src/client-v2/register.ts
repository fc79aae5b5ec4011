import type { Plugin } from '@nocobase/client-v2';
import { registerAutomation } from './automation';
import { registerKanban } from './kanban';
import { registerReplies } from './replies';
import { registerReports } from './reports';
import { registerTickets } from './tickets';
import { registerTypes } from './types';
import { registerWorkspace } from './workspace';

/** What both runtimes register. Everything behind it is loaded when it is first used. */
export function registerDesk(plugin: Plugin): void {
  registerWorkspace(plugin);
  registerTickets(plugin);
  registerTypes(plugin);
  registerKanban(plugin);
  registerReplies();
  registerReports(plugin);
  registerAutomation(plugin);
}
