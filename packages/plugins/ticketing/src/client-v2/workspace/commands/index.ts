export { useCommands } from './useCommands';
export type { Command } from './commandRegistry';
