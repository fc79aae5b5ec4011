import type { NewChecklistItem } from './checklist';
import type { ShareScope } from './sharing';

/** What texts of a template may speak of. */
export const TEMPLATE_VARIABLES = [
  'requester.name',
  'requester.firstName',
  'requester.email',
  'agent.name',
  'agent.firstName',
  'now',
] as const;

/** What a template gives a ticket; subject and body are in the template language. */
export interface TemplateValues {
  subject?: string | null;
  /** HTML. */
  body?: string | null;
  typeKey?: string | null;
  priorityKey?: string | null;
  teamId?: number | string | null;
  assigneeId?: number | string | null;
  tags?: string[];
  /** Fields that builders added to tickets, by name. */
  fields?: Record<string, unknown>;
}

/** A template as the API answers it. */
export interface TicketTemplate {
  id: number | string;
  title: string;
  description: string | null;
  scope: ShareScope;
  ownerId: number | string | null;
  teamId: number | string | null;
  isActive: boolean;
  values: TemplateValues | null;
  checklist: NewChecklistItem[] | null;
}
