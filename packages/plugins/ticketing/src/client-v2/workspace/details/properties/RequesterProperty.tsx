import { EditOutlined } from '@ant-design/icons';
import { Button, Select, theme, Typography } from 'antd';
import { useState } from 'react';
import { COLLECTIONS } from '../../../../shared/collectionNames';
import { useT } from '../../../locale';
import { idOf, nameOfContact, type Contact } from '../../tickets';
import type { DetailsSectionProps } from '../registry';
import { useSearch } from '../useSearch';
import { PropertyRow } from './PropertyRow';

interface Props extends Pick<DetailsSectionProps, 'ticket' | 'run'> {
  isLocked: boolean;
}

/** Who asks, with the address; another contact is found by name or address. */
export function RequesterProperty({ ticket, run, isLocked }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [isEditing, setEditing] = useState(false);
  const { requester, organization } = ticket;
  const name = nameOfContact(requester);

  return (
    <>
      <PropertyRow label={t('Requester')}>
        {isEditing ? (
          <RequesterSearch
            onCancel={() => setEditing(false)}
            onChoose={async (requesterId) => {
              await run('update', { requesterId, version: ticket.version });
              setEditing(false);
            }}
          />
        ) : (
          <span
            data-testid="ticketing-details-requester"
            style={{ display: 'flex', alignItems: 'center', gap: token.marginXXS, paddingInline: 4 }}
          >
            <Typography.Text ellipsis={{ tooltip: requester?.email }}>{name || '—'}</Typography.Text>
            {isLocked ? null : (
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={t('Change requester')}
                onClick={() => setEditing(true)}
              />
            )}
          </span>
        )}
      </PropertyRow>
      {requester?.email && requester.email !== name ? (
        <PropertyRow label={t('E-mail')}>
          <Typography.Text ellipsis copyable style={{ paddingInline: 4, maxWidth: '100%' }}>
            {requester.email}
          </Typography.Text>
        </PropertyRow>
      ) : null}
      {organization ? (
        <PropertyRow label={t('Organization')}>
          <span style={{ paddingInline: 4 }}>{organization.name}</span>
        </PropertyRow>
      ) : null}
    </>
  );
}

function RequesterSearch({ onChoose, onCancel }: { onChoose: (id: string) => Promise<void>; onCancel: () => void }) {
  const t = useT();
  const { rows, isBusy, search } = useSearch<Contact>(COLLECTIONS.contacts, (text) => ({
    $or: [{ name: { $includes: text } }, { email: { $includes: text } }],
  }));
  return (
    <Select
      autoFocus
      defaultOpen
      showSearch
      size="small"
      style={{ width: '100%' }}
      aria-label={t('Requester')}
      placeholder={t('Search by name or address')}
      filterOption={false}
      loading={isBusy}
      notFoundContent={isBusy ? null : t('Nobody found')}
      onSearch={search}
      options={rows.map((contact) => ({
        value: idOf(contact.id),
        label: [contact.name, contact.email].filter(Boolean).join(' · '),
      }))}
      onChange={(id: string) => void onChoose(id)}
      onBlur={onCancel}
      onInputKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    />
  );
}
