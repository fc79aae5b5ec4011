import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Progress, theme, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { MAX_ITEM_LENGTH } from '../../../../shared/checklist';
import { useT } from '../../../locale';
import { useMay } from '../../useMay';
import type { DetailsSectionProps } from '../registry';
import { SectionState } from '../SectionState';
import { useSectionData } from '../useSectionData';
import { ChecklistRow, type ItemChange } from './ChecklistRow';
import type { ChecklistItem } from './checklistItem';

/** What is to be done about the ticket, point by point. */
export default function ChecklistSection({ ticket, run }: DetailsSectionProps) {
  const t = useT();
  const { token } = theme.useToken();
  const isLocked = !useMay()('update');
  const { data: items, error, show } = useSectionData<ChecklistItem[]>('checklist', ticket);
  const [text, setText] = useState('');
  const [isBusy, setBusy] = useState(false);
  const input = useRef<InputRef>(null);
  if (!items) return <SectionState error={error} />;

  const act = async (action: string, data: Record<string, unknown>) => {
    const answer = await run<ChecklistItem[]>(action, data);
    show(answer);
    return answer !== undefined;
  };
  const add = async () => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    if (await act('addChecklistItem', { text: text.trim() })) setText('');
    setBusy(false);
    input.current?.focus();
  };
  const change = (item: ChecklistItem, change: ItemChange) =>
    act('updateChecklistItem', { itemId: item.id, ...change });
  const done = items.filter(({ doneAt }) => doneAt).length;

  return (
    <div style={{ display: 'grid', gap: token.marginXXS }}>
      {items.length > 0 ? (
        <Progress
          size="small"
          percent={Math.round((100 * done) / items.length)}
          format={() => `${done}/${items.length}`}
          aria-label={t('{{done}} of {{total}} done', { done, total: items.length })}
        />
      ) : null}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.map((item, index) => (
          <ChecklistRow
            key={item.id}
            item={item}
            isLocked={isLocked}
            isFirst={index === 0}
            isLast={index === items.length - 1}
            onChange={(wanted) => change(item, wanted)}
            onMove={(by) => change(item, { index: index + by })}
            onRemove={() => act('removeChecklistItem', { itemId: item.id })}
          />
        ))}
      </ul>
      {isLocked ? null : (
        <Input
          ref={input}
          size="small"
          variant="filled"
          maxLength={MAX_ITEM_LENGTH}
          value={text}
          disabled={isBusy}
          placeholder={t('Add an item')}
          aria-label={t('Add an item')}
          data-testid="ticketing-checklist-new"
          onChange={({ target }) => setText(target.value)}
          onPressEnter={() => void add()}
          suffix={
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined />}
              aria-label={t('Add')}
              disabled={text.trim() === ''}
              onClick={() => void add()}
            />
          }
        />
      )}
    </div>
  );
}
