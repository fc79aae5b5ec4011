import { useMemo } from 'react';
import type { FlowStep } from '../../../shared/flowDocument';
import { initialStatus } from '../../../shared/statusFlow';
import { sameStep, shownStatuses, type Ends, type FlowDraft } from '../draft';
import { edgePath, type EdgePath } from './edgePath';

export interface Line {
  step: FlowStep;
  id: string;
  path: EdgePath;
}

export const lineId = ({ fromKey, toKey }: Ends): string => `${fromKey}→${toKey}`;

/** The lines of all steps between statuses that are drawn, each drawn once. */
export function useLines({ steps, layout }: Pick<FlowDraft, 'steps' | 'layout'>): Line[] {
  return useMemo(
    () =>
      steps.flatMap((step, index) => {
        const [from, to] = [layout[step.fromKey], layout[step.toKey]];
        const isAgain = steps.slice(0, index).some((other) => sameStep(other, step));
        if (!from || !to || from === to || isAgain) return [];
        const others = Object.entries(layout)
          .filter(([key]) => key !== step.fromKey && key !== step.toKey)
          .map(([, point]) => point);
        const isPaired = steps.some(({ fromKey, toKey }) => fromKey === step.toKey && toKey === step.fromKey);
        return [{ step, id: lineId(step), path: edgePath(from, to, others, isPaired) }];
      }),
    [steps, layout],
  );
}

/** Where new tickets begin. */
export function startOf(draft: FlowDraft): string | undefined {
  const shown = shownStatuses(draft);
  return shown.some(({ category }) => category === 'new') ? initialStatus(shown, draft.steps)?.key : undefined;
}
