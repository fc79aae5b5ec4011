import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { NewChecklistItem } from '../../shared/checklist';
import { COLLECTIONS } from '../../shared/collectionNames';
import { renderTemplate, type TemplateVariables } from '../../shared/template';
import type { TemplateValues } from '../../shared/ticketTemplates';
import { now } from '../kernel/clock';
import type { Id } from '../kernel/parseInput';
import type { TemplateRecord } from './templateRecord';

export interface FillingIn {
  /** Who asks, as far as it is known. */
  requester?: { name?: string | null; email?: string | null } | null;
  agentName?: string | null;
  locale?: string;
  timeZone?: string;
}

export interface FilledTemplate extends TemplateValues {
  checklist: NewChecklistItem[];
}

/** What a template gives a ticket, its variables filled in. */
export function fillTemplate({ values, checklist }: TemplateRecord, filling: FillingIn): FilledTemplate {
  const variables = variablesOf(filling);
  const { locale, timeZone } = filling;
  const { subject, body, ...rest } = values ?? {};
  return {
    ...rest,
    subject: subject ? renderTemplate(subject, variables, { escape: 'text', locale, timeZone }) : subject,
    body: body ? renderTemplate(body, variables, { escape: 'html', locale, timeZone }) : body,
    checklist: checklist ?? [],
  };
}

function variablesOf({ requester, agentName }: FillingIn): TemplateVariables {
  const name = requester?.name ?? '';
  return {
    'requester.name': name,
    'requester.firstName': firstWord(name),
    'requester.email': requester?.email ?? '',
    'agent.name': agentName ?? '',
    'agent.firstName': firstWord(agentName ?? ''),
    now: now(),
  };
}

const firstWord = (name: string): string => (name.includes('@') ? '' : name.trim().split(/\s+/)[0]);

/** A contact by id, or whoever is named in the request. */
export async function requesterOf(
  db: Database,
  requesterId: Id | null | undefined,
  given: FillingIn['requester'],
  transaction?: Transaction | null,
): Promise<FillingIn['requester']> {
  if (given || requesterId == null) return given;
  const contact = await db.getModel<Model>(COLLECTIONS.contacts).findByPk(requesterId, { transaction });
  return contact ? { name: contact.get('name'), email: contact.get('email') } : null;
}
