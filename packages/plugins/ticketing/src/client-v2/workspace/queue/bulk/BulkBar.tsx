import { CloseOutlined, DownOutlined, SelectOutlined } from '@ant-design/icons';
import { observer } from '@nocobase/flow-engine';
import { Button, Dropdown, theme } from 'antd';
import { useState } from 'react';
import { MAX_BULK_TICKETS } from '../../../../shared/bulk';
import { COLLECTIONS } from '../../../../shared/collectionNames';
import { useT } from '../../../locale';
import { deskErrorOf, useDeskApi } from '../../deskApi';
import { idOf, type Id, type TicketRow } from '../../tickets';
import { useMay } from '../../useMay';
import type { QueueResource } from '../QueueResource';
import { BulkDialog } from './BulkDialog';
import { BULK_KINDS, type BulkKind } from './bulkKinds';
import type { TicketMarks } from './marks';

interface Props {
  marks: TicketMarks;
  resource: QueueResource;
  rows: readonly TicketRow[];
  /** A list of one record's tickets is no filter that could be asked for again. */
  canMarkAll: boolean;
  /** Something may have changed. */
  onDone: () => void;
}

/** What can be done with the marked tickets; absent while none is marked. */
export const BulkBar = observer(function BulkBar({ marks, resource, rows, canMarkAll, onDone }: Props) {
  const t = useT();
  const api = useDeskApi();
  const { token } = theme.useToken();
  const may = useMay();
  const [kind, setKind] = useState<BulkKind>();
  const [isSelecting, setSelecting] = useState(false);
  const [problem, setProblem] = useState<string>();
  const count = marks.ids.size;
  if (count === 0) return null;
  const allowed = BULK_KINDS.filter(({ right }) => may(right));

  const markAll = async () => {
    setSelecting(true);
    setProblem(undefined);
    try {
      const params = {
        filter: resource.filterOfView,
        fields: ['id'],
        sort: ['-updatedAt'],
        pageSize: MAX_BULK_TICKETS,
      };
      const found = await api.get<{ id: Id }[]>(`${COLLECTIONS.tickets}:list`, params);
      marks.add(found.map(({ id }) => idOf(id)));
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be loaded'));
    }
    setSelecting(false);
  };

  return (
    <div
      role="toolbar"
      aria-label={t('Marked tickets')}
      data-testid="ticketing-bulk-bar"
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: token.marginXS,
        padding: `${token.paddingXS}px ${token.paddingSM}px`,
        borderTop: `1px solid ${token.colorBorderSecondary}`,
        background: token.colorPrimaryBg,
      }}
    >
      <strong aria-live="polite" data-testid="ticketing-bulk-count">
        {t('{{count}} marked', { count })}
      </strong>
      {canMarkAll ? (
        <Button
          type="link"
          size="small"
          icon={<SelectOutlined />}
          loading={isSelecting}
          style={{ paddingInline: 0 }}
          data-testid="ticketing-bulk-all"
          onClick={() => void markAll()}
        >
          {t('All in this view')}
        </Button>
      ) : null}
      <span style={{ flex: 1 }} />
      <Dropdown
        trigger={['click']}
        placement="topRight"
        menu={{
          items: allowed.map((one) => ({ key: one.key, label: t(one.label), danger: one.isDangerous })),
          onClick: ({ key }) => setKind(allowed.find((one) => one.key === key)),
        }}
      >
        <Button type="primary" size="small" data-testid="ticketing-bulk-actions">
          {t('Actions')} <DownOutlined />
        </Button>
      </Dropdown>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('Unmark all')}
        data-testid="ticketing-bulk-clear"
        onClick={() => marks.clear()}
      />
      {problem ? <span style={{ flexBasis: '100%', color: token.colorErrorText }}>{problem}</span> : null}
      {kind ? (
        <BulkDialog
          kind={kind}
          ids={[...marks.ids]}
          rows={rows}
          onDone={onDone}
          onClose={(isFinished) => {
            setKind(undefined);
            if (isFinished) marks.clear();
          }}
        />
      ) : null}
    </div>
  );
});
