/** The page of tickets that come again and again, for the desk's settings. */
export const recurringSettings = {
  key: 'recurring',
  title: 'Recurring tickets',
  load: () => import(/* webpackChunkName: "settings-recurring" */ './RecurringPage'),
};
