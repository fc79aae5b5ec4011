import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Alert, Button, Empty, Flex, Input, Skeleton, Tag, theme, Typography } from 'antd';
import { useState, type ReactNode } from 'react';
import { SHARE_SCOPES } from '../../shared/sharing';
import { useT } from '../locale';
import { deskErrorOf } from '../workspace';
import type { SharedRow, SharedRows } from './useSharedRows';

interface Props<T extends SharedRow> {
  state: SharedRows<T>;
  /** In test ids: `reply`, `macro`. */
  name: string;
  addLabel: string;
  emptyText: string;
  /** A second line. */
  describe: (row: T) => ReactNode;
  onEdit: (row: T | null) => void;
}

/** A list of what people keep for repeated use: to search, add, change and delete. */
export function SharedList<T extends SharedRow>({ state, name, addLabel, emptyText, describe, onEdit }: Props<T>) {
  const t = useT();
  const { token } = theme.useToken();
  const { modal, message } = useFlowEngine().context;
  const [wanted, setWanted] = useState('');
  const { rows, problem } = state;
  if (problem !== undefined) {
    return (
      <Alert
        type="error"
        showIcon
        message={problem || t('This could not be loaded')}
        action={<Button onClick={() => void state.reload()}>{t('Try again')}</Button>}
      />
    );
  }
  if (!rows) return <Skeleton active paragraph={{ rows: 4 }} />;
  const found = rows.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));

  const askToRemove = (row: T) =>
    modal.confirm({
      title: t('Delete “{{title}}”?', { title: row.title }),
      okText: t('Delete'),
      okButtonProps: { danger: true },
      cancelText: t('Cancel'),
      onOk: () => state.remove(row).catch((error) => void message.error(deskErrorOf(error).message)),
    });

  return (
    <Flex vertical gap={token.marginSM}>
      <Flex wrap gap={token.marginXS}>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          data-testid={`ticketing-${name}-add`}
          onClick={() => onEdit(null)}
        >
          {addLabel}
        </Button>
        {rows.length > 5 ? (
          <Input
            allowClear
            value={wanted}
            placeholder={t('Search')}
            aria-label={t('Search')}
            style={{ flex: '1 1 160px', maxWidth: 320 }}
            onChange={({ target }) => setWanted(target.value)}
          />
        ) : null}
      </Flex>
      {rows.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={emptyText} /> : null}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {found.map((row) => (
          <li
            key={row.id}
            data-testid={`ticketing-${name}-row`}
            style={{
              display: 'flex',
              alignItems: 'center',
              gap: token.marginXS,
              padding: `${token.paddingXS}px 0`,
              borderBottom: `1px solid ${token.colorBorderSecondary}`,
            }}
          >
            <div style={{ flex: 1, minWidth: 0 }}>
              <Flex wrap gap={token.marginXXS} align="center">
                <Typography.Text strong ellipsis style={{ maxWidth: '100%' }}>
                  {row.title}
                </Typography.Text>
                <ScopeTag row={row} />
              </Flex>
              <Typography.Text type="secondary" ellipsis style={{ display: 'block' }}>
                {describe(row)}
              </Typography.Text>
            </div>
            {state.mayChange(row) ? (
              <>
                <Button
                  type="text"
                  icon={<EditOutlined />}
                  aria-label={t('Edit “{{title}}”', { title: row.title })}
                  data-testid={`ticketing-${name}-edit`}
                  onClick={() => onEdit(row)}
                />
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={t('Delete “{{title}}”?', { title: row.title })}
                  onClick={() => askToRemove(row)}
                />
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Flex>
  );
}

function ScopeTag({ row: { scope, team } }: { row: SharedRow }) {
  const t = useT();
  const label = SHARE_SCOPES.find(({ value }) => value === scope)?.label ?? scope;
  return <Tag style={{ marginInlineEnd: 0 }}>{scope === 'team' && team?.name ? team.name : t(label)}</Tag>;
}
