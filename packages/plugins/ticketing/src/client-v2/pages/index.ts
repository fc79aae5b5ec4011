/** The page on which deleted pages of the desk are brought back, for the desk's settings. */
export const pagesSettings = {
  key: 'pages',
  title: 'Pages',
  load: () => import(/* webpackChunkName: "settings-pages" */ './PagesPage'),
};
