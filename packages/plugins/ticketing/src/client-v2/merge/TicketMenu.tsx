import {
  BellOutlined,
  ClockCircleOutlined,
  EllipsisOutlined,
  MergeCellsOutlined,
  SplitCellsOutlined,
} from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../locale';
import { deskErrorOf, useMay } from '../workspace';
import { isoAt, SNOOZE_TIMES } from './snoozeTimes';
import type { Act, MenuMessage, MenuTicket } from './ticket';

const MergeDialog = lazy(() => import(/* webpackChunkName: "merge" */ './MergeDialog'));
const SplitDialog = lazy(() => import(/* webpackChunkName: "merge" */ './SplitDialog'));
const SnoozeDialog = lazy(() => import(/* webpackChunkName: "merge" */ './SnoozeDialog'));

interface Props {
  ticket: MenuTicket;
  messages: readonly MenuMessage[];
  act: Act;
}

type Item = NonNullable<MenuProps['items']>[number];

/** What is done to a ticket now and then. */
export function TicketMenu({ ticket, messages, act }: Props) {
  const t = useT();
  const may = useMay();
  const { message } = useFlowEngine().context;
  const [dialog, setDialog] = useState<'merge' | 'split' | 'snooze'>();

  const run = (action: string, values: Record<string, unknown>, done: string) =>
    void act(action, values).then(
      () => void message.success(t(done)),
      (error: unknown) => void message.error(deskErrorOf(error).message),
    );
  const isMerged = ticket.mergedIntoId != null;
  const snoozing: Item[] = [
    {
      key: 'snooze',
      icon: <ClockCircleOutlined />,
      label: t('Snooze'),
      children: [
        ...SNOOZE_TIMES.map((time) => ({
          key: `snooze-${time.key}`,
          label: t(time.label),
          onClick: () => run('snooze', { until: isoAt(time) }, 'The ticket is snoozed'),
        })),
        { key: 'snooze-choose', label: t('Choose a time…'), onClick: () => setDialog('snooze') },
      ],
    },
    ...(ticket.snoozedUntil
      ? [
          {
            key: 'wake',
            icon: <BellOutlined />,
            label: t('End snooze'),
            onClick: () => run('snooze', { until: null }, 'The ticket is back'),
          },
        ]
      : []),
  ];
  const merging: Item[] = [
    {
      key: 'merge',
      icon: <MergeCellsOutlined />,
      label: t('Merge into another ticket…'),
      onClick: () => setDialog('merge'),
    },
    {
      key: 'split',
      icon: <SplitCellsOutlined />,
      label: t('Split off messages…'),
      disabled: messages.length === 0,
      onClick: () => setDialog('split'),
    },
  ];
  const items = isMerged ? [] : [...(may('snooze') ? snoozing : []), ...(may('merge') ? merging : [])];
  if (items.length === 0) return null;
  const close = () => setDialog(undefined);
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
        <Button size="small" icon={<EllipsisOutlined />} aria-label={t('More')} data-testid="ticketing-more" />
      </Dropdown>
      <Suspense fallback={null}>
        {dialog === 'merge' ? <MergeDialog ticket={ticket} act={act} onClose={close} /> : null}
        {dialog === 'split' ? <SplitDialog ticket={ticket} messages={messages} act={act} onClose={close} /> : null}
        {dialog === 'snooze' ? <SnoozeDialog act={act} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
