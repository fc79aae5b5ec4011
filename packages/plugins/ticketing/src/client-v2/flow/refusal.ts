import { deskErrorOf, isRecord } from '../workspace';
import type { ShownProblem } from './useFlowEditor';

export interface Refusal {
  message: string;
  /** Somebody else saved first. */
  isStale: boolean;
  problems: readonly ShownProblem[];
}

/** Why the server did not save, each problem with where it is. */
export function refusalOf(error: unknown): Refusal {
  const { message, code, problems } = deskErrorOf(error);
  return { message, isStale: code === 'FLOW_STALE', problems: problems.flatMap(asProblem) };
}

function asProblem(problem: Record<string, unknown>): ShownProblem[] {
  const { message, statusKey, step } = problem;
  if (typeof message !== 'string') return [];
  const { fromKey, toKey } = isRecord(step) ? step : {};
  const place = typeof fromKey === 'string' && typeof toKey === 'string' ? { step: { fromKey, toKey } } : {};
  return [{ message, ...(typeof statusKey === 'string' ? { statusKey } : {}), ...place }];
}
