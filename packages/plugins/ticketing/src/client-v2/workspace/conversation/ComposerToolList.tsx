import { lazy, Suspense, useMemo } from 'react';
import { composerTools, type ComposerToolProps } from './composerTools';

/** What other features add to the composer. */
export function ComposerToolList(props: ComposerToolProps) {
  const tools = useMemo(() => composerTools().map(({ key, load }) => ({ key, Tool: lazy(load) })), []);
  return (
    <Suspense fallback={null}>
      {tools.map(({ key, Tool }) => (
        <Tool key={key} {...props} />
      ))}
    </Suspense>
  );
}
