import type { FlowEngine } from '@nocobase/flow-engine';
import { lazy, Suspense } from 'react';
import { NAMESPACE } from '../../../shared/namespace';

const Palette = lazy(() => import(/* webpackChunkName: "commands" */ './CommandPalette'));
const Help = lazy(() => import(/* webpackChunkName: "commands" */ './ShortcutHelp'));

/** Everything that can be done now, found by typing. */
export function openCommandPalette(engine: FlowEngine): void {
  engine.context.viewer.dialog({
    width: 'min(560px, 94vw)',
    closable: false,
    content: (view) => (
      <Suspense fallback={null}>
        <Palette onDone={() => void view.close()} />
      </Suspense>
    ),
  });
}

export function openShortcutHelp(engine: FlowEngine): void {
  engine.context.viewer.dialog({
    width: 'min(640px, 94vw)',
    title: engine.context.t('Keyboard shortcuts', { ns: NAMESPACE }),
    content: () => (
      <Suspense fallback={null}>
        <Help />
      </Suspense>
    ),
  });
}
