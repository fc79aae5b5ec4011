import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Input, Tag, theme } from 'antd';
import { useState } from 'react';
import { MAX_ITEM_LENGTH } from '../../../../shared/checklist';
import { useLanguage, useT } from '../../../locale';
import { nameOfPerson } from '../../tickets';
import type { ChecklistItem } from './checklistItem';

export interface ItemChange {
  text?: string;
  required?: boolean;
  done?: boolean;
  index?: number;
}

interface Props {
  item: ChecklistItem;
  isLocked: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange: (change: ItemChange) => Promise<unknown>;
  onMove: (by: 1 | -1) => Promise<unknown>;
  onRemove: () => Promise<unknown>;
}

/** One item: ticked off with a click, the rest in a menu. */
export function ChecklistRow({ item, isLocked, isFirst, isLast, onChange, onMove, onRemove }: Props) {
  const t = useT();
  const language = useLanguage();
  const { token } = theme.useToken();
  const [isBusy, setBusy] = useState(false);
  const [isEditing, setEditing] = useState(false);
  // What was clicked shows at once; the server's answer takes its place.
  const [ticked, setTicked] = useState<boolean>();
  const isDone = ticked ?? Boolean(item.doneAt);
  const act = async (work: Promise<unknown>) => {
    setBusy(true);
    await work;
    setBusy(false);
  };
  const tick = async (done: boolean) => {
    setTicked(done);
    await act(onChange({ done }));
    setTicked(undefined);
  };
  const rename = (text: string) => {
    setEditing(false);
    if (text.trim() !== '' && text.trim() !== item.text) void act(onChange({ text: text.trim() }));
  };

  return (
    <li
      data-testid="ticketing-checklist-item"
      style={{ display: 'flex', alignItems: 'flex-start', gap: token.marginXXS, minHeight: 28 }}
    >
      {isEditing ? (
        <Input
          autoFocus
          size="small"
          maxLength={MAX_ITEM_LENGTH}
          defaultValue={item.text}
          aria-label={t('Change text')}
          onPressEnter={({ currentTarget }) => rename(currentTarget.value)}
          onBlur={({ target }) => rename(target.value)}
          onKeyDown={({ key }) => {
            if (key === 'Escape') setEditing(false);
          }}
        />
      ) : (
        <Checkbox
          checked={isDone}
          disabled={isLocked || isBusy}
          style={{ flex: 1, minWidth: 0, paddingTop: 3 }}
          onChange={({ target }) => void tick(target.checked)}
        >
          <span
            title={isDone ? whoAndWhen(item, language) : undefined}
            style={{
              overflowWrap: 'anywhere',
              color: isDone ? token.colorTextTertiary : undefined,
              textDecoration: isDone ? 'line-through' : undefined,
            }}
          >
            {item.text}
          </span>{' '}
          {item.required ? (
            <Tag color={isDone ? undefined : 'orange'} style={{ marginInlineEnd: 0 }}>
              {t('Required')}
            </Tag>
          ) : null}
        </Checkbox>
      )}
      {isLocked || isEditing ? null : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'edit', label: t('Change text'), icon: <EditOutlined />, onClick: () => setEditing(true) },
              {
                key: 'required',
                label: item.required ? t('Make optional') : t('Must be done before resolving'),
                onClick: () => void act(onChange({ required: !item.required })),
              },
              {
                key: 'up',
                label: t('Move up'),
                icon: <ArrowUpOutlined />,
                disabled: isFirst,
                onClick: () => void act(onMove(-1)),
              },
              {
                key: 'down',
                label: t('Move down'),
                icon: <ArrowDownOutlined />,
                disabled: isLast,
                onClick: () => void act(onMove(1)),
              },
              {
                key: 'remove',
                label: t('Remove'),
                icon: <DeleteOutlined />,
                danger: true,
                onClick: () => void act(onRemove()),
              },
            ],
          }}
        >
          <Button
            type="text"
            size="small"
            icon={<MoreOutlined />}
            aria-label={t('More about “{{text}}”', { text: item.text })}
          />
        </Dropdown>
      )}
    </li>
  );
}

const whoAndWhen = ({ doneAt, doneBy }: ChecklistItem, language: string): string =>
  [
    nameOfPerson(doneBy),
    doneAt && new Date(doneAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' }),
  ]
    .filter(Boolean)
    .join(' · ');
