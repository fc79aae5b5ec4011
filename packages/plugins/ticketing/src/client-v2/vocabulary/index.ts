/** The pages of the words that tickets are described with, for the desk's settings. */
export const tagsSettings = {
  key: 'tags',
  title: 'Tags',
  load: () => import(/* webpackChunkName: "settings-vocabulary" */ './TagsPage'),
};

export const teamsSettings = {
  key: 'teams',
  title: 'Teams',
  load: () => import(/* webpackChunkName: "settings-vocabulary" */ './TeamsPage'),
};

export const prioritiesSettings = {
  key: 'priorities',
  title: 'Priorities',
  load: () => import(/* webpackChunkName: "settings-vocabulary" */ './PrioritiesPage'),
};
