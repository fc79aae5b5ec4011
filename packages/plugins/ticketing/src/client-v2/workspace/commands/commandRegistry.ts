import type { FlowEngine } from '@nocobase/flow-engine';

/** Groups in the order in which help and palette show them. */
export const COMMAND_GROUPS = ['list', 'ticket', 'go', 'general'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Something that can be done right now, from the keyboard or by name. */
export interface Command {
  id: string;
  /** Key in the locale files. */
  label: string;
  group: CommandGroup;
  /** Shortcuts: `j`, `g i`, `mod+k`; the first is shown. */
  keys?: readonly string[];
  run: () => void;
  /** Also while somebody types. */
  whileTyping?: boolean;
}

/** What one block offers while it is on screen. */
export interface CommandSource {
  isAlive: () => boolean;
  commands: () => readonly Command[];
}

/** All commands of the page. Of two with one shortcut the block that came last has it. */
export class CommandRegistry {
  private readonly sources = new Set<CommandSource>();

  add(source: CommandSource): () => void {
    this.sources.add(source);
    return () => void this.sources.delete(source);
  }

  alive(): Command[] {
    return [...this.sources].filter(({ isAlive }) => isAlive()).flatMap(({ commands }) => commands());
  }

  /** By shortcut. */
  byKeys(): Map<string, Command> {
    return new Map(this.alive().flatMap((command) => (command.keys ?? []).map((keys) => [keys, command] as const)));
  }

  /** For people to choose from: each once. */
  listed(): Command[] {
    const byId = new Map(this.alive().map((command) => [command.id, command]));
    return COMMAND_GROUPS.flatMap((group) => [...byId.values()].filter((command) => command.group === group));
  }
}

const registries = new WeakMap<FlowEngine, CommandRegistry>();

export function commandsOf(engine: FlowEngine): CommandRegistry {
  const known = registries.get(engine);
  if (known) return known;
  const created = new CommandRegistry();
  registries.set(engine, created);
  return created;
}
