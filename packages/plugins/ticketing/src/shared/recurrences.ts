/** What becomes of runs that fell into a time when the application did not run. */
export const MISSED_POLICIES = [
  { value: 'once', label: 'Create one ticket' },
  { value: 'skip', label: 'Leave them out' },
] as const;

export type MissedPolicy = (typeof MISSED_POLICIES)[number]['value'];
