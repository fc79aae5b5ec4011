import { COLLECTIONS } from '../../shared/collectionNames';
import { cleanTexts } from '../kernel/cleanText';
import type { TicketingPlugin } from '../plugin';
import { guardShared } from '../replies';
import { parseTemplateRow } from './templateInput';
import type { TemplateRecord } from './templateRecord';

/** A template that is stored can be used: its texts can be filled in, its checklist is one. */
export function initTemplateHooks(plugin: TicketingPlugin): void {
  guardShared<TemplateRecord>(plugin, COLLECTIONS.templates, (template) => {
    const { title, description, isActive, values, checklist } = template;
    const given = { title, description, isActive: isActive ?? true, values: values ?? {}, checklist: checklist ?? [] };
    template.set(parseTemplateRow(cleanTexts(given)));
    return Promise.resolve();
  });
}
