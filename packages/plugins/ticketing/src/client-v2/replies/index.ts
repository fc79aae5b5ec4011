import { registerComposerTool } from '../workspace';

/** The page of canned replies, for the desk's settings. */
export const repliesSettings = {
  key: 'replies',
  title: 'Canned replies',
  load: () => import(/* webpackChunkName: "settings-replies" */ './RepliesPage'),
};

/** Canned replies for whoever writes. */
export function registerReplies(): void {
  registerComposerTool({
    key: 'replies',
    sort: 10,
    load: () => import(/* webpackChunkName: "replies" */ './CannedReplies'),
  });
}
