/** A status in words: what an admin wrote for the reader's language, else the label itself. */
import type { StatusTexts } from './flowDocument';

export interface LabelledStatus {
  key?: string;
  label?: string | null;
  customerLabel?: string | null;
  translations?: StatusTexts | null;
}

type Side = 'label' | 'customerLabel';

/** @returns plain words or, where no admin wrote any, a translation expression */
export function statusLabel(status: LabelledStatus, language: string, side: Side = 'label'): string {
  const own = textFor(status.translations, language, side);
  if (own) return own;
  const label = side === 'customerLabel' ? status.customerLabel : status.label;
  if (label) return label;
  return side === 'customerLabel' ? statusLabel(status, language) : (status.key ?? '');
}

function textFor(texts: StatusTexts | null | undefined, language: string, side: Side): string | undefined {
  if (!texts) return undefined;
  const exact = texts[language]?.[side];
  if (exact) return exact;
  const [main] = language.split('-');
  const near = Object.keys(texts).find((name) => name.split('-')[0] === main && texts[name]?.[side]);
  return near && texts[near]?.[side];
}
