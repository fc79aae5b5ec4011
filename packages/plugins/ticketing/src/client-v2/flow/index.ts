/** The page on which statuses and their flow are drawn, for the desk's settings. */
export const flowSettings = {
  key: 'flow',
  title: 'Status flow',
  load: () => import(/* webpackChunkName: "settings-flow" */ './FlowPage'),
};

/** The editor for the flow of one type, to be shown with the type. */
export const loadTypeFlow = () => import(/* webpackChunkName: "settings-flow" */ './TypeFlow');
