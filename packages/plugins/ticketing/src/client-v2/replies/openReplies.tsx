import type { FlowEngine } from '@nocobase/flow-engine';
import { lazy, Suspense } from 'react';

const RepliesManager = lazy(() => import(/* webpackChunkName: "settings-replies" */ './RepliesManager'));

/** Where people keep their own texts, beside what they are doing. */
export function openReplies(engine: FlowEngine, title: string): void {
  engine.context.viewer.drawer({
    width: 'min(640px, 100vw)',
    title,
    content: () => (
      <Suspense fallback={null}>
        <RepliesManager />
      </Suspense>
    ),
  });
}
