import { useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useDeskApi } from '../workspace';

export interface TeamName {
  id: string | number;
  name: string;
}

/** The names of all teams; empty while they load. */
export function useTeams(): readonly TeamName[] {
  const api = useDeskApi();
  const [teams, setTeams] = useState<readonly TeamName[]>([]);
  useEffect(() => {
    api
      .get<TeamName[]>(`${COLLECTIONS.teams}:list`, { paginate: false, sort: ['name'] })
      .then(setTeams, () => setTeams([]));
  }, [api]);
  return teams;
}
