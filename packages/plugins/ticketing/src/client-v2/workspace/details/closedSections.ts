const STORED_AS = 'ticketing.details.closed';

/** Sections that this person has folded away, in this browser. */
export function readClosed(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '[]');
    return Array.isArray(stored) ? stored.filter((key): key is string => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

export function writeClosed(keys: readonly string[]): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(keys));
  } catch {
    // A browser that keeps nothing opens all of them again.
  }
}
