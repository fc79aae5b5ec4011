import { titleExpression } from '../../../shared/namespace';

/** The heavier, the more urgent. Colours are presets of antd. */
export const PRIORITIES = [
  { key: 'urgent', label: titleExpression('priority.urgent'), color: 'red', weight: 40, isDefault: false },
  { key: 'high', label: titleExpression('priority.high'), color: 'orange', weight: 30, isDefault: false },
  { key: 'normal', label: titleExpression('priority.normal'), color: 'blue', weight: 20, isDefault: true },
  { key: 'low', label: titleExpression('priority.low'), color: 'default', weight: 10, isDefault: false },
] as const;

export const TYPES = [
  { key: 'support', label: titleExpression('type.support'), position: 1, isDefault: true },
  { key: 'account', label: titleExpression('type.account'), position: 2, isDefault: false },
  { key: 'feedback', label: titleExpression('type.feedback'), position: 3, isDefault: false },
] as const;
