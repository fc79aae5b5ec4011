import type { DeskNumbers, Standing, TeamStanding } from '../../shared/deskNumbers';
import type { StatusCategory } from '../../shared/statusCategories';

/** Open tickets that have status, team and assignee in common. */
export interface Group {
  category: StatusCategory;
  teamId: string | null;
  assigneeId: string | null;
  count: number;
  waitingSince: string | null;
}

/** Adds groups of tickets up to what a desk looks at; teams with the most to do come first. */
export function deskNumbers(
  groups: readonly Group[],
  userId: string | null,
  teamNames: ReadonlyMap<string, string>,
): DeskNumbers {
  const teamIds = [...new Set(groups.map(({ teamId }) => teamId))];
  const teams = teamIds.map((teamId): TeamStanding => {
    const name = teamId === null ? null : (teamNames.get(teamId) ?? null);
    return { teamId, name, ...standing(groups.filter((group) => group.teamId === teamId)) };
  });
  const mine = userId === null ? [] : groups.filter(({ assigneeId }) => assigneeId === userId);
  return { ...standing(groups), mine: total(mine), teams: teams.sort((a, b) => b.open - a.open) };
}

function standing(groups: readonly Group[]): Standing {
  const since = groups.flatMap(({ waitingSince }) => waitingSince ?? []).sort();
  return {
    open: total(groups),
    unassigned: total(groups.filter(({ assigneeId }) => assigneeId === null)),
    waiting: total(groups.filter(({ category }) => category === 'pending' || category === 'onHold')),
    waitingLongestSince: since[0] ?? null,
  };
}

const total = (groups: readonly Group[]) => groups.reduce((sum, { count }) => sum + count, 0);
