import { useCallback, useContext } from 'react';
import type { FlowStep } from '../../shared/flowDocument';
import { useT } from '../locale';
import { useStatusLabel } from '../ui/useStatusLabel';
import { EditorContext } from './EditorContext';

/** A step in words. */
export function useStepWords() {
  const t = useT();
  const labelOf = useStatusLabel();
  const editor = useContext(EditorContext);
  const statuses = editor?.draft.statuses;
  const document = editor?.document;

  const statusName = useCallback(
    (key: string) => labelOf(statuses?.find((status) => status.key === key) ?? { key }),
    [labelOf, statuses],
  );
  const demandsOf = useCallback(
    ({ roles, requiredFields, commentRequired, confirm }: FlowStep): string[] => {
      const names = (of: readonly string[], titles: readonly { name: string; title: string }[] = []) =>
        of.map((name) => t(titles.find((one) => one.name === name)?.title ?? name)).join(', ');
      return [
        ...(roles.length > 0 ? [t('Only for {{roles}}', { roles: names(roles, document?.roles) })] : []),
        ...(requiredFields.length > 0
          ? [t('Asks for {{fields}}', { fields: names(requiredFields, document?.fields) })]
          : []),
        ...(commentRequired ? [t('Asks for a reason')] : []),
        ...(confirm ? [t('Asks for confirmation')] : []),
      ];
    },
    [t, document],
  );
  return { statusName, demandsOf };
}
