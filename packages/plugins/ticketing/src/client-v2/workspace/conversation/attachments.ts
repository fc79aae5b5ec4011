import type { Id } from '../tickets';

/** A file of a message, or one that waits to become part of one. */
export interface Attachment {
  id: Id;
  name: string;
  size: number;
  mimetype: string;
  isImage: boolean;
}

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** `1.4 MB`, with the decimal sign of the language. */
export function readableSize(bytes: number, language: string): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${UNITS[unit]}`;
}
