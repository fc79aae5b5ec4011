import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  HourglassOutlined,
  InboxOutlined,
  LockOutlined,
  MergeCellsOutlined,
  PauseCircleOutlined,
  PlayCircleOutlined,
} from '@ant-design/icons';
import type { StatusCategory } from '../../shared/statusCategories';

interface CategoryLook {
  icon: typeof InboxOutlined;
  /** What the desk does with tickets in a status of this category: key in the locale files. */
  meaning: string;
  color: string;
}

export const CATEGORY_LOOKS: Readonly<Record<StatusCategory, CategoryLook>> = {
  new: { icon: InboxOutlined, meaning: 'Nobody has looked at it yet. New tickets begin here.', color: 'blue' },
  open: { icon: PlayCircleOutlined, meaning: 'It is our turn. Clocks run.', color: 'geekblue' },
  pending: { icon: HourglassOutlined, meaning: 'It is the customer’s turn. Clocks pause.', color: 'orange' },
  onHold: { icon: PauseCircleOutlined, meaning: 'Somebody else must act first.', color: 'purple' },
  resolved: { icon: CheckCircleOutlined, meaning: 'Solved, unless the customer disagrees.', color: 'green' },
  closed: { icon: LockOutlined, meaning: 'Final: nothing more is expected.', color: 'default' },
  cancelled: { icon: CloseCircleOutlined, meaning: 'Final: given up.', color: 'default' },
  merged: { icon: MergeCellsOutlined, meaning: 'Reached by merging only.', color: 'default' },
};

export function CategoryIcon({ category }: { category: StatusCategory }) {
  const Icon = CATEGORY_LOOKS[category].icon;
  return <Icon aria-hidden />;
}
