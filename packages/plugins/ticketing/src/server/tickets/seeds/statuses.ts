import type { StatusCategory } from '../../../shared/statusCategories';
import { titleExpression } from '../../../shared/namespace';

interface SeededStatus {
  key: string;
  category: StatusCategory;
  /** A preset colour of antd. */
  color: string;
  label: string;
  customerLabel: string;
}

/** In their order. Labels are translated where they are shown, until an admin writes plain words over them. */
export const STATUSES: readonly SeededStatus[] = [
  {
    key: 'new',
    category: 'new',
    color: 'blue',
    label: titleExpression('status.new'),
    customerLabel: titleExpression('status.new.customer'),
  },
  {
    key: 'open',
    category: 'open',
    color: 'geekblue',
    label: titleExpression('status.open'),
    customerLabel: titleExpression('status.open.customer'),
  },
  {
    key: 'pending',
    category: 'pending',
    color: 'orange',
    label: titleExpression('status.pending'),
    customerLabel: titleExpression('status.pending.customer'),
  },
  {
    key: 'on_hold',
    category: 'onHold',
    color: 'purple',
    label: titleExpression('status.on_hold'),
    customerLabel: titleExpression('status.on_hold.customer'),
  },
  {
    key: 'resolved',
    category: 'resolved',
    color: 'green',
    label: titleExpression('status.resolved'),
    customerLabel: titleExpression('status.resolved.customer'),
  },
  {
    key: 'closed',
    category: 'closed',
    color: 'default',
    label: titleExpression('status.closed'),
    customerLabel: titleExpression('status.closed.customer'),
  },
  {
    key: 'cancelled',
    category: 'cancelled',
    color: 'default',
    label: titleExpression('status.cancelled'),
    customerLabel: titleExpression('status.cancelled.customer'),
  },
  {
    key: 'merged',
    category: 'merged',
    color: 'default',
    label: titleExpression('status.merged'),
    customerLabel: titleExpression('status.merged.customer'),
  },
];

/** The flow of every type that has none of its own. Nothing leads to `merged`: merging does. */
export const FLOW: Readonly<Record<string, readonly string[]>> = {
  new: ['open', 'pending', 'on_hold', 'resolved', 'closed', 'cancelled'],
  open: ['pending', 'on_hold', 'resolved', 'closed', 'cancelled'],
  pending: ['open', 'on_hold', 'resolved', 'closed', 'cancelled'],
  on_hold: ['open', 'pending', 'resolved', 'closed', 'cancelled'],
  resolved: ['open', 'closed'],
  closed: ['open'],
  cancelled: ['open'],
};
