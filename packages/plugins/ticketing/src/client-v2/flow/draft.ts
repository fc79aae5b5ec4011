/** A flow as somebody edits it, before it is saved. Plain data and pure changes of it, so that each can be undone. */
import type {
  EditableStatus,
  FlowChange,
  FlowDocument,
  FlowLayout,
  FlowPoint,
  FlowStep,
} from '../../shared/flowDocument';
import { autoLayout } from '../../shared/flowLayout';
import { participants } from '../../shared/flowProblems';

export interface FlowDraft {
  /** All of the desk, in their order. */
  readonly statuses: readonly EditableStatus[];
  readonly steps: readonly FlowStep[];
  /** Of those that take part. */
  readonly layout: FlowLayout;
}

export type Ends = Pick<FlowStep, 'fromKey' | 'toKey'>;

export const sameStep = (a: Ends, b: Ends): boolean => a.fromKey === b.fromKey && a.toKey === b.toKey;

export const draftOf = ({ statuses, steps, layout }: FlowDocument): FlowDraft => ({ statuses, steps, layout });

export function stepsFrom({ steps }: FlowDraft, fromKey: string): FlowStep[] {
  return steps.filter((step) => step.fromKey === fromKey).sort((a, b) => a.position - b.position);
}

/** Statuses that are drawn. */
export function shownStatuses({ statuses, steps, layout }: FlowDraft): EditableStatus[] {
  return participants(statuses, steps, Object.keys(layout)).filter(({ key }) => layout[key]);
}

export function addStatus(draft: FlowDraft, status: EditableStatus, place: FlowPoint): FlowDraft {
  return {
    ...draft,
    statuses: [...draft.statuses, status],
    layout: { ...draft.layout, [status.key]: place },
  };
}

export function changeStatus(draft: FlowDraft, key: string, change: Partial<EditableStatus>): FlowDraft {
  return {
    ...draft,
    statuses: draft.statuses.map((status) => (status.key === key ? { ...status, ...change } : status)),
  };
}

export function placeStatus(draft: FlowDraft, key: string, place: FlowPoint): FlowDraft {
  return { ...draft, layout: { ...draft.layout, [key]: { x: Math.round(place.x), y: Math.round(place.y) } } };
}

/** Takes a status out of this flow; other flows keep it. */
export function takeOut(draft: FlowDraft, key: string): FlowDraft {
  const { [key]: _, ...layout } = draft.layout;
  return { ...draft, layout, steps: draft.steps.filter(({ fromKey, toKey }) => fromKey !== key && toKey !== key) };
}

/** Deletes a status everywhere. */
export function deleteStatus(draft: FlowDraft, key: string): FlowDraft {
  const rest = takeOut(draft, key);
  return { ...rest, statuses: rest.statuses.filter((status) => status.key !== key) };
}

/** Moves a status before or after its neighbour in the order in which lists show them. */
export function shiftStatus(draft: FlowDraft, key: string, by: -1 | 1): FlowDraft {
  const statuses = shifted(
    draft.statuses,
    draft.statuses.findIndex((status) => status.key === key),
    by,
  );
  return { ...draft, statuses: statuses.map((status, index) => ({ ...status, position: (index + 1) * 10 })) };
}

/** Whether a step may be drawn between two statuses: not twice, not to itself, not to or from where merging leads. */
export function canConnect({ statuses, steps }: FlowDraft, ends: Ends): boolean {
  const isMerged = (key: string) => statuses.find((status) => status.key === key)?.category === 'merged';
  if (ends.fromKey === ends.toKey || isMerged(ends.fromKey) || isMerged(ends.toKey)) return false;
  return !steps.some((step) => sameStep(step, ends));
}

export function addStep(draft: FlowDraft, { fromKey, toKey }: Ends): FlowDraft {
  const last = stepsFrom(draft, fromKey).at(-1)?.position ?? 0;
  const step: FlowStep = {
    ...{ fromKey, toKey, roles: [], requiredFields: [], commentRequired: false, confirm: false, confirmText: null },
    position: last + 10,
  };
  return { ...draft, steps: [...draft.steps, step] };
}

export function changeStep(draft: FlowDraft, ends: Ends, change: Partial<FlowStep>): FlowDraft {
  return { ...draft, steps: draft.steps.map((step) => (sameStep(step, ends) ? { ...step, ...change } : step)) };
}

export function removeStep(draft: FlowDraft, ends: Ends): FlowDraft {
  return { ...draft, steps: draft.steps.filter((step) => !sameStep(step, ends)) };
}

/** Moves a step's button before or after its neighbour. */
export function shiftStep(draft: FlowDraft, ends: Ends, by: -1 | 1): FlowDraft {
  const own = stepsFrom(draft, ends.fromKey);
  const ordered = shifted(
    own,
    own.findIndex((step) => sameStep(step, ends)),
    by,
  ).map((step, index) => ({ ...step, position: (index + 1) * 10 }));
  return {
    ...draft,
    steps: draft.steps.map((step) => ordered.find((other) => sameStep(other, step)) ?? step),
  };
}

export function arrange(draft: FlowDraft): FlowDraft {
  return { ...draft, layout: autoLayout(shownStatuses(draft), draft.steps) };
}

/** What the server is sent: of the statuses only those that differ. */
export function changeOf(document: FlowDocument, draft: FlowDraft): FlowChange {
  const before = new Map(document.statuses.map((status) => [status.key, JSON.stringify(status)]));
  const left = new Set(draft.statuses.map(({ key }) => key));
  return {
    typeKey: document.typeKey,
    version: document.version,
    statuses: draft.statuses.filter((status) => before.get(status.key) !== JSON.stringify(status)),
    removedStatuses: document.statuses.filter(({ key }) => !left.has(key)).map(({ key }) => key),
    transitions: draft.steps,
    layout: draft.layout,
  };
}

export function isChanged(document: FlowDocument, draft: FlowDraft): boolean {
  return JSON.stringify(draftOf(document)) !== JSON.stringify(draft);
}

function shifted<T>(items: readonly T[], from: number, by: -1 | 1): T[] {
  const result = [...items];
  const to = from + by;
  if (from < 0 || to < 0 || to >= result.length) return result;
  [result[from], result[to]] = [result[to], result[from]];
  return result;
}
