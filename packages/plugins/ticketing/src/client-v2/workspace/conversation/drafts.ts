import type { ComposerMode, Direction } from '../../../shared/comments';
import type { Id } from '../tickets';
import type { Attachment } from './attachments';

export { COMPOSER_MODES, type ComposerMode } from '../../../shared/comments';

export interface DraftMention {
  type: 'user' | 'team';
  id: number;
  name?: string;
}

/** What has been typed in one mode and is not sent. */
export interface Draft {
  text: string;
  to: string[];
  cc: string[];
  bcc: string[];
  mentions: DraftMention[];
  files: Attachment[];
  /** Messages that a forward carries. */
  commentIds: number[];
  parentId: number | null;
  direction: Direction;
  minutes: number | null;
}

export const EMPTY_DRAFT: Draft = {
  text: '',
  to: [],
  cc: [],
  bcc: [],
  mentions: [],
  files: [],
  commentIds: [],
  parentId: null,
  direction: 'inbound',
  minutes: null,
};

/** The draft as the server keeps it. */
export interface DraftContent extends Partial<Omit<Draft, 'files'>> {
  attachments?: number[];
}

export interface ServerDraft {
  mode: ComposerMode;
  version: number;
  content: DraftContent;
  files?: Attachment[];
}

export function draftFrom({ content: { attachments: _, ...content }, files = [] }: ServerDraft): Draft {
  const given = Object.fromEntries(Object.entries(content).filter(([, value]) => value != null));
  return { ...EMPTY_DRAFT, ...given, files };
}

export function contentOf({ files, ...draft }: Draft): DraftContent {
  return { ...draft, attachments: files.map(({ id }) => Number(id)) };
}

export const isEmptyDraft = (draft: Draft): boolean =>
  draft.text.trim() === '' && draft.files.length === 0 && draft.to.length === 0 && draft.commentIds.length === 0;

/** What was typed in this tab, until the server has it: a reload in that moment loses nothing. */
const PREFIX = 'ticketing.draft.';
const keyOf = (ticketId: Id, mode: ComposerMode) => `${PREFIX}${ticketId}.${mode}`;

export function unsavedText(ticketId: Id, mode: ComposerMode): string {
  try {
    return window.sessionStorage.getItem(keyOf(ticketId, mode)) ?? '';
  } catch {
    return '';
  }
}

export function keepUnsaved(ticketId: Id, mode: ComposerMode, text: string): void {
  try {
    if (text) window.sessionStorage.setItem(keyOf(ticketId, mode), text);
    else window.sessionStorage.removeItem(keyOf(ticketId, mode));
  } catch {
    // Without a store the text is still in the composer.
  }
}
