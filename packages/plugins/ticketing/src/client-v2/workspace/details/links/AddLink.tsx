import { PlusOutlined } from '@ant-design/icons';
import { Button, Select, Space } from 'antd';
import { useState } from 'react';
import { COLLECTIONS } from '../../../../shared/collectionNames';
import type { LinkKind } from '../../../../shared/ticketLinks';
import { useT } from '../../../locale';
import { idOf, type TicketRow } from '../../tickets';
import { useSearch } from '../useSearch';
import { KIND_ORDER, labelOfKind } from './linkKinds';

interface Props {
  ticketId: string;
  onAdd: (kind: LinkKind, targetId: string) => Promise<boolean>;
}

type Found = Pick<TicketRow, 'id' | 'number' | 'subject'>;

/** Finds the other ticket by number or subject, and says what it is to this one. */
export function AddLink({ ticketId, onAdd }: Props) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<LinkKind>('relates');
  const [isAdding, setAdding] = useState(false);
  const { rows, isBusy, search } = useSearch<Found>(
    COLLECTIONS.tickets,
    (text) => ({ $or: [{ number: { $includes: text } }, { subject: { $includes: text } }], id: { $ne: ticketId } }),
    { fields: ['id', 'number', 'subject'], sort: ['-updatedAt'] },
  );

  if (!isOpen) {
    return (
      <Button
        type="link"
        size="small"
        icon={<PlusOutlined />}
        style={{ justifySelf: 'start', padding: 0 }}
        data-testid="ticketing-link-add"
        onClick={() => setOpen(true)}
      >
        {t('Link a ticket')}
      </Button>
    );
  }

  const add = async (targetId: string) => {
    setAdding(true);
    const isDone = await onAdd(kind, targetId);
    setAdding(false);
    if (isDone) setOpen(false);
  };
  return (
    <Space.Compact block style={{ display: 'flex', flexWrap: 'wrap' }}>
      <Select
        size="small"
        style={{ flex: '1 1 120px' }}
        popupMatchSelectWidth={false}
        aria-label={t('Kind of link')}
        data-testid="ticketing-link-kind"
        value={kind}
        options={KIND_ORDER.map((value) => ({ value, label: t(labelOfKind(value)) }))}
        onChange={setKind}
      />
      <Select
        autoFocus
        showSearch
        size="small"
        style={{ flex: '2 1 150px' }}
        popupMatchSelectWidth={280}
        aria-label={t('Number or subject')}
        data-testid="ticketing-link-search"
        placeholder={t('Number or subject')}
        filterOption={false}
        loading={isBusy || isAdding}
        disabled={isAdding}
        notFoundContent={isBusy ? null : t('No ticket found')}
        onSearch={search}
        options={rows.map((row) => ({ value: idOf(row.id), label: `${row.number} ${row.subject}` }))}
        value={null}
        onChange={(id: string | null) => id && void add(id)}
        onInputKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false);
        }}
      />
    </Space.Compact>
  );
}
