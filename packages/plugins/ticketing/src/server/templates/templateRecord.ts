import type { Database } from '@nocobase/database';
import type { NewChecklistItem } from '../../shared/checklist';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { TemplateValues } from '../../shared/ticketTemplates';
import type { SharedRecord } from '../replies';

/** A row of ticketingTemplates. */
export interface TemplateRecord extends SharedRecord {
  description: string | null;
  isActive: boolean;
  values: TemplateValues | null;
  checklist: NewChecklistItem[] | null;
}

export const templateModel = (db: Database) => db.getModel<TemplateRecord>(COLLECTIONS.templates);
