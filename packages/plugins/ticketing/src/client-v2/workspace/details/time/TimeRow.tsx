import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Tag, theme, Typography } from 'antd';
import { useState } from 'react';
import { formatMinutes } from '../../../../shared/timeEntries';
import { useT } from '../../../locale';
import { RelativeTime } from '../../../ui/RelativeTime';
import { nameOfPerson } from '../../tickets';
import { LogTime } from './LogTime';
import type { TimeEntry, TimeSpent } from './loggedTime';

interface Props {
  entry: TimeEntry;
  isLocked: boolean;
  onChange: (spent: TimeSpent) => Promise<boolean>;
  onRemove: () => Promise<boolean>;
}

/** What somebody wrote down, to be corrected by whoever may. */
export function TimeRow({ entry, isLocked, onChange, onRemove }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [isEditing, setEditing] = useState(false);
  const { minutes, billable, note, spentAt, user } = entry;
  const spent = formatMinutes(minutes);

  if (isEditing) {
    return (
      <li>
        <LogTime
          initial={{ minutes, billable, note, text: spent }}
          onCancel={() => setEditing(false)}
          onLog={async (change) => {
            const isDone = await onChange(change);
            if (isDone) setEditing(false);
            return isDone;
          }}
        />
      </li>
    );
  }
  return (
    <li
      data-testid="ticketing-time-entry"
      style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `0 ${token.marginXS}px`, minHeight: 28 }}
    >
      <span style={{ fontVariantNumeric: 'tabular-nums' }}>{spent}</span>
      <Typography.Text type="secondary" style={{ fontSize: token.fontSizeSM }}>
        {nameOfPerson(user) || t('The service desk')} · <RelativeTime value={spentAt} />
      </Typography.Text>
      {billable ? <Tag style={{ marginInlineEnd: 0 }}>{t('Billable')}</Tag> : null}
      {isLocked ? null : (
        <span style={{ marginInlineStart: 'auto' }}>
          <Button
            type="text"
            size="small"
            icon={<EditOutlined />}
            aria-label={t('Change {{what}}', { what: spent })}
            onClick={() => setEditing(true)}
          />
          <Popconfirm
            title={t('Remove {{what}}?', { what: spent })}
            okText={t('Remove')}
            cancelText={t('Cancel')}
            onConfirm={() => void onRemove()}
          >
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('Remove {{what}}', { what: spent })}
            />
          </Popconfirm>
        </span>
      )}
      {note ? (
        <span style={{ flexBasis: '100%', overflowWrap: 'anywhere', color: token.colorTextSecondary }}>{note}</span>
      ) : null}
    </li>
  );
}
