const startsWith = (head: Buffer, ...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
const hasText = (head: Buffer, text: string, offset: number) =>
  head.subarray(offset, offset + text.length).toString('latin1') === text;

/** Enough of a file's beginning for what is asked here. */
export const HEAD_LENGTH = 64;

/** The kind of a picture by its own bytes: the only files that are ever shown in a page. Undefined: none, or an SVG. */
export function imageTypeOf(head: Buffer): string | undefined {
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (hasText(head, 'GIF87a', 0) || hasText(head, 'GIF89a', 0)) return 'image/gif';
  if (hasText(head, 'RIFF', 0) && hasText(head, 'WEBP', 8)) return 'image/webp';
  if (hasText(head, 'ftypavif', 4)) return 'image/avif';
  return undefined;
}

/** Programs, by their own bytes, whatever they are called: Windows, Linux, macOS, Java, scripts with an interpreter. */
export function isProgram(head: Buffer): boolean {
  return (
    (startsWith(head, 0x4d, 0x5a) && head.includes(0)) ||
    startsWith(head, 0x7f, 0x45, 0x4c, 0x46) ||
    startsWith(head, 0xfe, 0xed, 0xfa, 0xce) ||
    startsWith(head, 0xfe, 0xed, 0xfa, 0xcf) ||
    startsWith(head, 0xce, 0xfa, 0xed, 0xfe) ||
    startsWith(head, 0xcf, 0xfa, 0xed, 0xfe) ||
    startsWith(head, 0xca, 0xfe, 0xba, 0xbe) ||
    startsWith(head, 0x23, 0x21)
  );
}

const KNOWN: Record<string, string> = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  txt: 'text/plain',
  log: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  htm: 'text/html',
  svg: 'image/svg+xml',
  eml: 'message/rfc822',
  ics: 'text/calendar',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
};

export const UNKNOWN_TYPE = 'application/octet-stream';

/** What the file is said to be, for people and for mail; nothing is ever run or shown because of it. */
export function mediaTypeOf(head: Buffer, extname: string): string {
  return imageTypeOf(head) ?? KNOWN[extname.slice(1)] ?? UNKNOWN_TYPE;
}

/** Pictures that a page may show. */
export const SHOWN_IMAGES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
]);
