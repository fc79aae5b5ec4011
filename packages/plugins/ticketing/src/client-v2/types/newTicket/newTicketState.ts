import type { TypeWithForm } from '../../../shared/ticketForm';
import { visibleFields, withDefaults } from '../../../shared/ticketFormRules';
import { textToHtml } from '../../workspace';
import type { ChosenRequester } from './RequesterPicker';

/** What somebody has typed into the form of a new ticket. Values of other types stay, should they change their mind. */
export interface NewTicketDraft {
  typeKey: string | null;
  subject: string;
  body: string;
  requester: ChosenRequester | null;
  tags: readonly string[];
  values: Readonly<Record<string, unknown>>;
}

export const EMPTY_DRAFT: NewTicketDraft = {
  typeKey: null,
  subject: '',
  body: '',
  requester: null,
  tags: [],
  values: {},
};

/** The values of a type's form: what was typed, and what the form fills in. */
export const valuesFor = (type: TypeWithForm | undefined, draft: NewTicketDraft): Record<string, unknown> =>
  type ? withDefaults(type.form, draft.values) : {};

/** What `ticketingTickets:create` gets: of the form, the fields that are on show. */
export function requestOf(type: TypeWithForm | undefined, draft: NewTicketDraft): Record<string, unknown> {
  const { subject, body, requester, tags } = draft;
  const values = valuesFor(type, draft);
  const shown = type ? visibleFields(type.form, values, 'agents') : [];
  const sent = Object.fromEntries(
    shown.flatMap(({ name }) => (values[name] === undefined || values[name] === '' ? [] : [[name, values[name]]])),
  );
  return {
    ...sent,
    subject,
    ...(type ? { typeKey: type.key } : {}),
    ...(body.trim() ? { body: textToHtml(body) } : {}),
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    ...requesterOf(requester),
  };
}

function requesterOf(requester: ChosenRequester | null) {
  if (!requester) return {};
  if (requester.id !== undefined) return { requesterId: requester.id };
  return { requester: { email: requester.email, ...(requester.name.trim() ? { name: requester.name.trim() } : {}) } };
}
