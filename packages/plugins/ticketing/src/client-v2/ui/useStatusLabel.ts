import { useCallback } from 'react';
import { statusLabel, type LabelledStatus } from '../../shared/flowLabels';
import { useLanguage, useT } from '../locale';

/** Names a status in the reader's language: as admins wrote it, or as the desk brings it along. */
export function useStatusLabel(): (status: LabelledStatus, side?: 'label' | 'customerLabel') => string {
  const language = useLanguage();
  const inWords = useInWords();
  return useCallback((status, side = 'label') => inWords(statusLabel(status, language, side)), [inWords, language]);
}

/** A stored text as people read it: an expression translated, what somebody typed as they typed it. */
export function useInWords(): (text: string) => string {
  const t = useT();
  return useCallback((text) => (text.startsWith('{{') ? t(text) : text), [t]);
}
