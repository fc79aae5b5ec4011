import { Button, Form, Input, Space } from 'antd';
import { useState } from 'react';
import type { StatusCategory } from '../../../shared/statusCategories';
import { freePlace } from '../../../shared/flowLayout';
import { useT } from '../../locale';
import { CATEGORY_LOOKS } from '../categories';
import { addStatus, addStep } from '../draft';
import { useEditor } from '../EditorContext';
import { newStatus } from '../newStatus';
import type { NewStatusPlace } from '../useFlowEditor';
import { CategoryField } from './CategoryField';
import { ColorField } from './ColorField';
import { PanelHead } from './PanelHead';

/** Makes a status, and where a step was drawn to nothing, the step as well. */
export function NewStatusForm({ place }: { place: NewStatusPlace }) {
  const t = useT();
  const { history, draft, select } = useEditor();
  const [label, setLabel] = useState('');
  const [category, setCategory] = useState<StatusCategory>('open');
  const [color, setColor] = useState<string>();

  const add = () => {
    if (!label.trim()) return;
    const status = newStatus(label, category, color ?? CATEGORY_LOOKS[category].color, draft.statuses);
    history.change((now) => {
      const added = addStatus(now, status, place.at ?? freePlace(now.layout));
      return place.fromKey === undefined ? added : addStep(added, { fromKey: place.fromKey, toKey: status.key });
    });
    select({ status: status.key });
  };

  return (
    <div data-testid="ticketing-flow-new-status">
      <PanelHead title={t('New status')} onClose={() => select(null)} />
      <Form layout="vertical" onFinish={add}>
        <Form.Item label={t('Label for agents')} htmlFor="ticketing-flow-new-label" required>
          <Input
            id="ticketing-flow-new-label"
            data-testid="ticketing-flow-new-label"
            autoFocus
            maxLength={255}
            value={label}
            onChange={({ target }) => setLabel(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('Category')} htmlFor="ticketing-flow-category">
          <CategoryField value={category} onChange={setCategory} />
        </Form.Item>
        <Form.Item label={t('Color')}>
          <ColorField value={color ?? CATEGORY_LOOKS[category].color} onChange={setColor} />
        </Form.Item>
        <Space>
          <Button type="primary" htmlType="submit" disabled={!label.trim()} data-testid="ticketing-flow-create-status">
            {t('Add')}
          </Button>
          <Button onClick={() => select(null)}>{t('Cancel')}</Button>
        </Space>
      </Form>
    </div>
  );
}
