/** Characters that a database refuses or that no reader can show: NUL, and halves of surrogate pairs. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** The same for every text of a value that came in as JSON. */
export function cleanTexts<T>(value: T): T;
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map((item) => cleanTexts<unknown>(item));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleanTexts<unknown>(inner)]));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Turn the reading order of a line around, and of what stands after it. Marks that scripts need (LRM, RLM, joiners) stay. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff\ufff9-\ufffb]/g;

/** One line of text as people see it: a subject, a name. Empty when nothing of it could be seen. */
export function cleanLine(text: string): string {
  const line = cleanText(text).replace(TURNING, '').replace(/\s+/g, ' ').trim();
  return line.replace(UNSEEN, '').trim() === '' ? '' : line;
}
