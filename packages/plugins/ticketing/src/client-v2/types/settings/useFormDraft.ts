import { useFlowEngine } from '@nocobase/flow-engine';
import { useState } from 'react';
import { EMPTY_FIELD, type FormField, type FormFieldInfo } from '../../../shared/ticketForm';
import { formProblems, type FormProblem } from '../../../shared/ticketFormProblems';
import { readForm } from '../../../shared/ticketFormStored';
import { useT } from '../../locale';
import { deskErrorOf } from '../../workspace';
import { moved } from './useSorting';
import type { TypeRow, TypesState } from './useTypes';

export interface FormDraft {
  form: readonly FormField[];
  /** What is wrong with it, as the server would say. */
  problems: readonly FormProblem[];
  sentence(problem: FormProblem): string;
  isChanged: boolean;
  isBusy: boolean;
  /** What the server said against it. */
  refusal: string | undefined;
  add(info: FormFieldInfo): void;
  change(name: string, part: Partial<FormField>): void;
  remove(name: string): void;
  move(from: number, to: number): void;
  save(): Promise<void>;
}

/** A form as an admin is making it; nothing is saved until they say so. */
export function useFormDraft(state: TypesState, type: TypeRow, available: readonly FormFieldInfo[]): FormDraft {
  const t = useT();
  const { message } = useFlowEngine().context;
  const [form, setForm] = useState<readonly FormField[]>(() => readForm(type.form));
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const change = (next: readonly FormField[]) => {
    setForm(next);
    setRefusal(undefined);
  };
  const titleOf = (name: string) => {
    const label = form.find((field) => field.name === name)?.label;
    return t(label ?? available.find((info) => info.name === name)?.title ?? name);
  };
  const isOfAgents = ({ kind }: FormFieldInfo) => kind === 'team' || kind === 'person' || kind === 'organization';

  return {
    form,
    problems: formProblems(form, available),
    sentence: ({ code, field, other = '' }) => t(code, { field: titleOf(field), other: other && titleOf(other) }),
    isChanged: JSON.stringify(form) !== JSON.stringify(readForm(type.form)),
    isBusy,
    refusal,
    add: (info) =>
      change([
        ...form,
        { ...EMPTY_FIELD, name: info.name, seenBy: isOfAgents(info) ? ['agents'] : EMPTY_FIELD.seenBy },
      ]),
    change: (name, part) => change(form.map((field) => (field.name === name ? { ...field, ...part } : field))),
    remove: (name) => change(form.filter((field) => field.name !== name)),
    move: (from, to) => change(moved(form, from, to)),
    async save() {
      setBusy(true);
      setRefusal(undefined);
      try {
        await state.save(type.key, { form });
        void message.success(t('Saved'));
      } catch (error) {
        setRefusal(deskErrorOf(error).message || t('This could not be saved'));
      }
      setBusy(false);
    },
  };
}
