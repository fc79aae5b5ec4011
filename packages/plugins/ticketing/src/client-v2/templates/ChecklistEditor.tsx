import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Input } from 'antd';
import { MAX_ITEM_LENGTH, MAX_ITEMS, type NewChecklistItem } from '../../shared/checklist';
import { useT } from '../locale';

interface Props {
  items: readonly NewChecklistItem[];
  onChange: (items: NewChecklistItem[]) => void;
}

/** The items that a ticket gets, in their order. */
export function ChecklistEditor({ items, onChange }: Props) {
  const t = useT();
  const change = (index: number, part: Partial<NewChecklistItem>) =>
    onChange(items.map((item, place) => (place === index ? { ...item, ...part } : item)));
  return (
    <Flex vertical gap={8} align="stretch">
      {items.map((item, index) => (
        <Flex key={index} gap={8} align="center" wrap>
          <Input
            style={{ flex: '1 1 180px' }}
            maxLength={MAX_ITEM_LENGTH}
            aria-label={t('Item {{number}}', { number: index + 1 })}
            autoFocus={item.text === ''}
            value={item.text}
            onChange={({ target }) => change(index, { text: target.value })}
          />
          <Checkbox checked={item.required} onChange={({ target }) => change(index, { required: target.checked })}>
            {t('Required')}
          </Checkbox>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('Remove {{what}}', { what: item.text || index + 1 })}
            onClick={() => onChange(items.filter((_, place) => place !== index))}
          />
        </Flex>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={items.length >= MAX_ITEMS}
        onClick={() => onChange([...items, { text: '', required: false }])}
      >
        {t('Add an item')}
      </Button>
    </Flex>
  );
}
