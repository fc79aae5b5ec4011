/** How ticket numbers look: `T-{yyyy}-{seq:6}` gives T-2026-000042. A pattern counts anew when its date part changes. */
export const DEFAULT_NUMBER_PATTERN = 'T-{yyyy}-{seq:6}';

export interface NumberPattern {
  /** Name of the counter that numbers of that moment are counted by. */
  counterKey(at: Date): string;
  format(sequence: number, at: Date): string;
}

const TOKEN = /\{(yyyy|yy|mm|dd)\}/g;
const SEQUENCE = /\{seq(?::(\d{1,2}))?\}/;

/**
 * @param pattern any text with exactly one `{seq}` or `{seq:<digits>}`, and `{yyyy}`, `{yy}`, `{mm}`, `{dd}` (UTC)
 * @throws RangeError when the pattern would give the same number twice
 */
export function numberPattern(pattern: string = DEFAULT_NUMBER_PATTERN): NumberPattern {
  const digits = SEQUENCE.exec(pattern)?.[1];
  if (pattern.split(SEQUENCE).length !== 3) throw new RangeError('a number pattern holds one {seq}');
  return {
    counterKey: (at) => withDate(pattern, at),
    format: (sequence, at) =>
      withDate(pattern, at).replace(SEQUENCE, () => String(sequence).padStart(Number(digits ?? 1), '0')),
  };
}

function withDate(pattern: string, at: Date): string {
  const [year, month, day] = at.toISOString().slice(0, 10).split('-');
  const values: Record<string, string> = { yyyy: year, yy: year.slice(2), mm: month, dd: day };
  return pattern.replace(TOKEN, (_, token: string) => values[token]);
}
