/** Nobody works longer than a day without going home. */
export const MAX_MINUTES = 24 * 60;

export const MAX_TIME_NOTE = 500;

/** "1:30", "1h 30m", "1.5h", "90", "90m": minutes as people write them; undefined for anything else. */
export function parseMinutes(text: string): number | undefined {
  const clean = text.trim().toLowerCase().replace(',', '.');
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(clean);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const parts = /^(?:(\d{1,2}(?:\.\d{1,2})?)\s*(?:h|小时))?\s*(?:(\d{1,4})\s*(?:m|min|分钟|分)?)?$/.exec(clean);
  if (!parts || (parts[1] === undefined && parts[2] === undefined)) return undefined;
  return Math.round(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0));
}

/** "1h 30m", "45m". */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}m`;
  return rest === 0 ? `${hours}h` : `${hours}h ${rest}m`;
}
