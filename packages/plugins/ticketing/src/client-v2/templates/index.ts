/** The page on which templates of tickets are kept, for the desk's settings. */
export const templatesSettings = {
  key: 'templates',
  title: 'Ticket templates',
  load: () => import(/* webpackChunkName: "settings-templates" */ './TemplatesPage'),
};
