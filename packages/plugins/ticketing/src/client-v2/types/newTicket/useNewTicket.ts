import { useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { TypeWithForm } from '../../../shared/ticketForm';
import { missingFields } from '../../../shared/ticketFormRules';
import { useT } from '../../locale';
import { deskErrorOf, useDeskApi } from '../../workspace';
import { useTypeForms } from '../form/useTypeForms';
import { EMPTY_DRAFT, requestOf, valuesFor, type NewTicketDraft } from './newTicketState';

export interface CreatedTicket {
  id: string | number;
  number: string;
}

type Problems = Readonly<Record<string, string>>;

/** What the form is made of. */
const PLACES = new Set(['subject', 'body', 'tags', 'typeKey', 'requester']);

export interface NewTicketState {
  types: readonly TypeWithForm[] | undefined;
  type: TypeWithForm | undefined;
  loadProblem: string | undefined;
  draft: NewTicketDraft;
  values: Record<string, unknown>;
  knownTags: readonly string[];
  /** Sentences at fields, by name. */
  problems: Problems;
  /** A sentence for the whole form. */
  problem: string | undefined;
  isBusy: boolean;
  change(part: Partial<NewTicketDraft>): void;
  submit(): Promise<void>;
  reload(): void;
}

export function useNewTicket(typeKey: string | undefined, onCreated: (ticket: CreatedTicket) => void): NewTicketState {
  const t = useT();
  const api = useDeskApi();
  const { types, problem: loadProblem, reload } = useTypeForms();
  const [draft, setDraft] = useState<NewTicketDraft>({ ...EMPTY_DRAFT, typeKey: typeKey ?? null });
  const [problems, setProblems] = useState<Problems>({});
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const knownTags = useKnownTags();
  // One ticket per filled-in form, however often the button is pressed or the request is repeated.
  const attempt = useRef({ request: '', key: '' });
  const isSending = useRef(false);

  const type = types?.find(({ key }) => key === draft.typeKey) ?? types?.find((one) => one.isDefault) ?? types?.[0];
  const values = valuesFor(type, draft);

  const change = (part: Partial<NewTicketDraft>) => {
    setDraft((before) => ({ ...before, ...part }));
    setProblem(undefined);
    const touched = part.values ? Object.keys(part.values) : Object.keys(part);
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !touched.includes(field))));
  };

  const missing = (): Problems => {
    const fields = type ? missingFields(type.form, values, 'agents') : [];
    const names = [...(draft.subject.trim() === '' ? ['subject'] : []), ...fields.map(({ name }) => name)];
    return Object.fromEntries(names.map((name) => [name, t('Please fill this in')]));
  };

  const submit = async () => {
    if (isSending.current) return;
    const found = missing();
    setProblems(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return;
    const request = requestOf(type, draft);
    const text = JSON.stringify(request);
    if (attempt.current.request !== text) attempt.current = { request: text, key: newKey() };
    isSending.current = true;
    setBusy(true);
    try {
      const headers = { 'Idempotency-Key': attempt.current.key };
      const ticket = await api.post<CreatedTicket>(`${COLLECTIONS.tickets}:create`, null, request, headers);
      attempt.current = { request: '', key: '' };
      setDraft({ ...EMPTY_DRAFT, typeKey: draft.typeKey });
      onCreated(ticket);
    } catch (error) {
      const told = deskErrorOf(error);
      const field = told.field?.split('.')[0];
      const isOnForm = field !== undefined && (PLACES.has(field) || type?.form.some(({ name }) => name === field));
      if (isOnForm) setProblems({ [field]: told.message });
      else setProblem(told.message || t('This could not be saved'));
    }
    isSending.current = false;
    setBusy(false);
  };

  return {
    ...{ types, type, loadProblem, draft, values, knownTags, problems, problem, isBusy, change, submit },
    reload: () => void reload(),
  };
}

const newKey = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');

function useKnownTags(): readonly string[] {
  const api = useDeskApi();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    api
      .get<{ name: string }[]>(`${COLLECTIONS.tags}:list`, { fields: ['name'], pageSize: 200, sort: ['name'] })
      .then((tags) => setNames(tags.map(({ name }) => name)))
      .catch(() => undefined);
  }, [api]);
  return names;
}
