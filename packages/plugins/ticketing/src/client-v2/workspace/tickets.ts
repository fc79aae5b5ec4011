import type { PriorityLike } from '../ui/PriorityMark';
import type { StatusLike } from '../ui/StatusTag';
import type { ExcerptPart } from '../../shared/search';
import type { StatusCategory } from '../../shared/statusCategories';

/** Rows as the API answers them. Keys of 64 bits come as numbers or as texts: compare them with `idOf`. */
export type Id = string | number;

export interface Person {
  id: Id;
  nickname?: string | null;
  username?: string | null;
  email?: string | null;
}

export interface Contact {
  id: Id;
  name?: string | null;
  email?: string | null;
}

export interface Status extends StatusLike {
  key: string;
  category: StatusCategory;
  position?: number;
}

export interface Priority extends PriorityLike {
  key: string;
}

export interface TicketRow {
  id: Id;
  number: string;
  subject: string;
  preview?: string | null;
  statusKey: string;
  priorityKey?: string | null;
  assigneeId?: Id | null;
  assignee?: Person | null;
  requester?: Contact | null;
  messageCount?: number;
  lastMessageAt?: string | null;
  waitingSince?: string | null;
  /** Of a search: the subject with what was searched for, and where it stands in the conversation. */
  subjectParts?: readonly ExcerptPart[];
  excerpt?: { parts: readonly ExcerptPart[] } | null;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export const idOf = (id: Id | null | undefined): string => (id == null ? '' : String(id));

export const nameOfPerson = (person: Person | null | undefined): string =>
  person?.nickname || person?.username || person?.email || '';

export const nameOfContact = (contact: Contact | null | undefined): string => contact?.name || contact?.email || '';
