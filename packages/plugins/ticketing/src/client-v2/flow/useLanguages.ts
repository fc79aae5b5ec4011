import { useEffect, useState } from 'react';
import { useDeskApi } from '../workspace';

/** The languages that the application offers. */
export function useLanguages(): readonly string[] {
  const api = useDeskApi();
  const [languages, setLanguages] = useState<readonly string[]>([]);
  useEffect(() => {
    let isCurrent = true;
    api
      .get<{ enabledLanguages?: string[] }>('systemSettings:get')
      .then(({ enabledLanguages = [] }) => isCurrent && setLanguages(enabledLanguages))
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [api]);
  return languages;
}
