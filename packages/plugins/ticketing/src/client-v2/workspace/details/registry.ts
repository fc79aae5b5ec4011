import type { ComponentType } from 'react';
import type { DetailsTicket, RunOnTicket } from './useDetails';

export interface DetailsSectionProps {
  ticket: DetailsTicket;
  /** Carries out an action on the ticket; tells the person what went wrong, and answers undefined then. */
  run: RunOnTicket;
  reload: () => Promise<void>;
}

/** One part of the block "Ticket details": a feature adds what it knows about a ticket. */
export interface DetailsSection {
  /** Unique; a second section of the same key takes the place of the first. */
  key: string;
  /** Ascending from top to bottom; the desk's own are 10 (properties), 20 (customer), 30 (checklist), 40 (links), 50 (time). */
  order: number;
  /** Key in the locale files. */
  title: string;
  load: () => Promise<{ default: ComponentType<DetailsSectionProps> }>;
  /** Left out for a ticket that it says nothing about; shown for every ticket if there is none. */
  isFor?: (ticket: DetailsTicket) => boolean;
}

const sections = new Map<string, DetailsSection>();

export function registerDetailsSection(section: DetailsSection): void {
  sections.set(section.key, section);
}

export const detailsSections = (): readonly DetailsSection[] =>
  [...sections.values()].sort((a, b) => a.order - b.order);
