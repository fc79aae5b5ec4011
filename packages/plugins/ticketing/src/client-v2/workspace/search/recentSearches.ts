const STORE = 'ticketing.searches';
const REMEMBERED = 8;

/** What this person looked for last, in this browser, the latest first. */
export function recentSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(STORE) ?? '[]');
    return Array.isArray(stored) ? stored.filter((text): text is string => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberSearch(typed: string): void {
  const text = typed.trim();
  if (text === '') return;
  const searches = [text, ...recentSearches().filter((other) => other !== text)].slice(0, REMEMBERED);
  try {
    window.localStorage.setItem(STORE, JSON.stringify(searches));
  } catch {
    // A full or forbidden store remembers nothing, no more.
  }
}

export function forgetSearches(): void {
  try {
    window.localStorage.removeItem(STORE);
  } catch {
    // Nothing was kept either.
  }
}
