/** What a key event says, as far as shortcuts look at it. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** How long after `g` its second key counts. */
export const SEQUENCE_MS = 1_200;

/**
 * A press as shortcuts write it: `j`, `X` with Shift, `?`, `Enter`, or `mod+k` with Control (or Command on a Mac).
 * @returns undefined for a press that no shortcut may have: the browser's and the input method's own
 */
export function nameOfPress({ key, ctrlKey, metaKey, altKey }: KeyPress): string | undefined {
  if (altKey || key === 'Process' || key === 'Unidentified' || key === 'Dead') return undefined;
  if (ctrlKey && metaKey) return undefined;
  // Shift is in the character itself.
  return ctrlKey || metaKey ? `mod+${key.length === 1 ? key.toLowerCase() : key}` : key;
}

/** Puts presses together to shortcuts: `g` and then `i` is `g i`. */
export class KeySequence {
  private first: { key: string; at: number } | undefined;

  /**
   * @param known every shortcut that is alive
   * @returns the shortcut that this press completes
   */
  press(key: string, known: ReadonlySet<string>, now: number): string | undefined {
    const begun = this.first && now - this.first.at <= SEQUENCE_MS ? `${this.first.key} ${key}` : undefined;
    this.first = undefined;
    if (begun && known.has(begun)) return begun;
    if (known.has(key)) return key;
    if ([...known].some((shortcut) => shortcut.startsWith(`${key} `))) this.first = { key, at: now };
    return undefined;
  }
}

const SYMBOLS: Readonly<Record<string, string>> = { Enter: '↵', ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };

/** The keys of a shortcut as they stand on the keyboard: `mod+Enter` is Ctrl and ↵. */
export function keycaps(shortcut: string, isMac: boolean): string[] {
  return shortcut.split(/ |\+(?=.)/).map((key) => (key === 'mod' ? (isMac ? '⌘' : 'Ctrl') : (SYMBOLS[key] ?? key)));
}
