import { titleExpression } from '../../../shared/namespace';
import { EMPTY_FIELD } from '../../../shared/ticketForm';

/** The heavier, the more urgent. Colours are presets of antd. */
export const PRIORITIES = [
  { key: 'urgent', label: titleExpression('priority.urgent'), color: 'red', weight: 40, isDefault: false },
  { key: 'high', label: titleExpression('priority.high'), color: 'orange', weight: 30, isDefault: false },
  { key: 'normal', label: titleExpression('priority.normal'), color: 'blue', weight: 20, isDefault: true },
  { key: 'low', label: titleExpression('priority.low'), color: 'default', weight: 10, isDefault: false },
] as const;

const PRIORITY = { ...EMPTY_FIELD, name: 'priorityKey', width: 'half', seenBy: ['agents'] } as const;
const TEAM = { ...EMPTY_FIELD, name: 'teamId', width: 'half', seenBy: ['agents'] } as const;

/** Types that ask for nothing but the ticket's own fields; those with fields of their own come with `types/`. */
export const TYPES = [
  {
    key: 'support',
    label: titleExpression('type.support'),
    description: titleExpression('type.support.description'),
    icon: 'ToolOutlined',
    color: 'blue',
    form: [PRIORITY, TEAM],
    position: 1,
    isDefault: true,
  },
  {
    key: 'account',
    label: titleExpression('type.account'),
    description: titleExpression('type.account.description'),
    icon: 'UserOutlined',
    color: 'purple',
    form: [PRIORITY, TEAM],
    position: 2,
    isDefault: false,
  },
  {
    key: 'feedback',
    label: titleExpression('type.feedback'),
    description: titleExpression('type.feedback.description'),
    icon: 'BulbOutlined',
    color: 'gold',
    form: [TEAM],
    position: 3,
    isDefault: false,
  },
] as const;
