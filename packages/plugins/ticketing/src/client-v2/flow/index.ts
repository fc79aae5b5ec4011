/** The page on which statuses and their flow are drawn, for the desk's settings. */
export const flowSettings = {
  key: 'flow',
  title: 'Status flow',
  load: () => import(/* webpackChunkName: "settings-flow" */ './FlowPage'),
};
