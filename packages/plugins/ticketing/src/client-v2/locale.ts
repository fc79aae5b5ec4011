import { tExpr as hostExpression, useFlowEngine, type Translate } from '@nocobase/flow-engine';
import { useCallback } from 'react';
import { NAMESPACE } from '../shared/namespace';

/** Our texts first, the host's own ("Save", "Cancel") after them. */
const NAMESPACES = [NAMESPACE, 'client'];

/** What is shown is escaped once, by React: “A & B” must not read “A &amp; B”. */
const UNESCAPED = { interpolation: { escapeValue: false } };

/** Translates in components. Also resolves the translation expressions that seeded labels are made of. */
export function useT(): Translate {
  const engine = useFlowEngine();
  return useCallback((key, options) => engine.context.t(key, { ns: NAMESPACES, ...UNESCAPED, ...options }), [engine]);
}

/** The language in which the page is shown, as Intl wants it. */
export function useLanguage(): string {
  return useFlowEngine().context.i18n.language || 'en-US';
}

/** A text for definitions, which the host translates when it shows them. */
export function tExpr(key: string): string {
  return hostExpression(key, { ns: NAMESPACES });
}
