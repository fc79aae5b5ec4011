import { useEffect, useMemo, useState } from 'react';
import type { FlowDocument } from '../../shared/flowDocument';
import { flowProblems } from '../../shared/flowProblems';
import { useT } from '../locale';
import { draftOf, isChanged, type Ends, type FlowDraft } from './draft';
import { useHistory, type History } from './useHistory';

export type Selection = { status: string } | { step: Ends } | { new: NewStatusPlace } | null;

/** Where a status that is being made will stand, and the status that a step shall lead from. */
export interface NewStatusPlace {
  at?: { x: number; y: number };
  fromKey?: string;
}

/** What is wrong, in words, with where it is. */
export interface ShownProblem {
  message: string;
  statusKey?: string;
  step?: Ends;
}

export interface FlowEditor {
  document: FlowDocument;
  draft: FlowDraft;
  history: History<FlowDraft>;
  /** The common flow, shown for a type that follows it. */
  isReadOnly: boolean;
  isDirty: boolean;
  selection: Selection;
  select(selection: Selection): void;
  problems: readonly ShownProblem[];
  /** What the server found when it was asked to save; forgotten with the next change. */
  setRefused(problems: readonly ShownProblem[]): void;
}

/** The draft of a flow with its problems; it begins anew whenever another version is loaded. */
export function useFlowEditor(document: FlowDocument, isReadOnly: boolean): FlowEditor {
  const t = useT();
  const history = useHistory(draftOf(document));
  const { present: draft, reset } = history;
  const [selection, select] = useState<Selection>(null);
  const [refused, setRefused] = useState<{ of: FlowDraft; problems: readonly ShownProblem[] }>();

  useEffect(() => reset(draftOf(document)), [document, reset]);

  const found = useMemo(() => {
    const { roles, fields, tickets } = document;
    const placed = Object.keys(draft.layout);
    return flowProblems({ statuses: draft.statuses, steps: draft.steps, placed, roles, fields, tickets }).map(
      ({ code, vars, statusKey, step }): ShownProblem => {
        const words = Object.entries(vars).map(([name, value]) => [name, typeof value === 'string' ? t(value) : value]);
        return { message: t(code, Object.fromEntries(words)), statusKey, step };
      },
    );
  }, [document, draft, t]);

  const told = refused?.of === draft ? refused.problems : [];
  const more = told.filter(({ message }) => !found.some((problem) => problem.message === message));
  return {
    document,
    draft,
    history,
    isReadOnly,
    isDirty: isChanged(document, draft),
    selection: existing(selection, draft),
    select,
    problems: [...found, ...more],
    setRefused: (problems) => setRefused({ of: draft, problems }),
  };
}

/** What is selected may be gone: undone, or deleted. */
function existing(selection: Selection, { statuses, steps }: FlowDraft): Selection {
  if (selection && 'status' in selection) {
    return statuses.some(({ key }) => key === selection.status) ? selection : null;
  }
  if (selection && 'step' in selection) {
    const { fromKey, toKey } = selection.step;
    return steps.some((step) => step.fromKey === fromKey && step.toKey === toKey) ? selection : null;
  }
  return selection;
}
