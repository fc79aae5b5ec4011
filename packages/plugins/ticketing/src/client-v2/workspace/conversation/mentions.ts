import type { DraftMention } from './drafts';

/** Somebody who can be called. */
export interface Callable extends Required<DraftMention> {
  /** How many people a team is. */
  size?: number;
}

/** A name may have three words; what no name begins with opens no list. */
const BEING_TYPED = /(?:^|[\s(])@([\p{L}\p{N}._-]{0,30}(?: [\p{L}\p{N}._-]{1,30}){0,2})$/u;

/** What stands between an `@` and the caret, while a name is being typed; undefined elsewhere. */
export function typedMention(text: string, caret: number): string | undefined {
  return BEING_TYPED.exec(text.slice(Math.max(0, caret - 100), caret))?.[1];
}

/** The text with the name in place of what was typed of it, and where the caret stands then. */
export function withMention(text: string, caret: number, typed: string, name: string) {
  const start = caret - typed.length - 1;
  const inserted = `@${name} `;
  return { text: text.slice(0, start) + inserted + text.slice(caret), caret: start + inserted.length };
}

/** Those whose name still stands in the text: who deletes it calls nobody. */
export const stillCalled = (mentions: readonly DraftMention[], text: string): DraftMention[] =>
  mentions.filter(({ name }) => name !== undefined && text.includes(`@${name}`));

/** Whom a typed beginning may mean, the nearest first. */
export function callablesFor(all: readonly Callable[], typed: string, limit: number = 8): Callable[] {
  const wanted = typed.toLowerCase();
  const rank = ({ name }: Callable) => {
    const lower = name.toLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return lower.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : lower.includes(wanted) ? 2 : 3;
  };
  return all
    .map((one) => ({ one, rank: rank(one) }))
    .filter((entry) => entry.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.one.name.localeCompare(b.one.name))
    .slice(0, limit)
    .map(({ one }) => one);
}
