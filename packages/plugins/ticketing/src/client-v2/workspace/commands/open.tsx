import type { FlowEngine } from '@nocobase/flow-engine';
import { lazy, Suspense } from 'react';
import { NAMESPACE } from '../../../shared/namespace';
import { commandsOf } from './commandRegistry';

const Palette = lazy(() => import(/* webpackChunkName: "commands" */ './CommandPalette'));
const Help = lazy(() => import(/* webpackChunkName: "commands" */ './ShortcutHelp'));

/**
 * Everything that can be done now, found by typing. It is read before the dialog opens: inside it the host has an engine of
 * its own, which knows no commands, and the blocks behind may come and go.
 */
export function openCommandPalette(engine: FlowEngine): void {
  const commands = commandsOf(engine)
    .listed()
    .filter(({ id }) => id !== 'palette');
  engine.context.viewer.dialog({
    width: 'min(560px, 94vw)',
    closable: false,
    content: (view) => (
      <Suspense fallback={null}>
        <Palette commands={commands} onDone={() => void view.close()} />
      </Suspense>
    ),
  });
}

/** What the keys do now. */
export function openShortcutHelp(engine: FlowEngine): void {
  const commands = commandsOf(engine).listed();
  engine.context.viewer.dialog({
    width: 'min(640px, 94vw)',
    title: engine.context.t('Keyboard shortcuts', { ns: NAMESPACE }),
    content: () => (
      <Suspense fallback={null}>
        <Help commands={commands} />
      </Suspense>
    ),
  });
}
