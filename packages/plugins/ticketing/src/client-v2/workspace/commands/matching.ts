import type { Translate } from '@nocobase/flow-engine';
import type { Command } from './commandRegistry';

/** Commands whose label, as the reader sees it, holds every word; those that begin with the text come first. */
export function matching(commands: readonly Command[], text: string, t: Translate): Command[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...commands];
  const found = commands
    .map((command) => ({ command, label: t(command.label).toLowerCase() }))
    .filter(({ label }) => words.every((word) => label.includes(word)));
  const rank = (label: string) => (label.startsWith(words[0]) ? 0 : 1);
  return found.sort((a, b) => rank(a.label) - rank(b.label)).map(({ command }) => command);
}
