import { lazy } from 'react';

/** The page of macros, for the desk's settings. */
export const macrosSettings = {
  key: 'macros',
  title: 'Macros',
  load: () => import(/* webpackChunkName: "settings-macros" */ './MacrosPage'),
};

/** The macros for an open ticket, each with a preview. */
export const MacroMenu = lazy(() => import(/* webpackChunkName: "macros" */ './MacroMenu'));
