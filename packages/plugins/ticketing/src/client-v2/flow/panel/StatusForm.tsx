import { DeleteOutlined, DisconnectOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Form, Input, Space, Tooltip, Typography } from 'antd';
import type { EditableStatus } from '../../../shared/flowDocument';
import { useT } from '../../locale';
import { useInWords, useStatusLabel } from '../../ui/useStatusLabel';
import { changeStatus, deleteStatus, takeOut } from '../draft';
import { useEditor } from '../EditorContext';
import { CategoryField } from './CategoryField';
import { ColorField } from './ColorField';
import { NextSteps } from './NextSteps';
import { PanelHead } from './PanelHead';
import { TranslationFields } from './TranslationFields';

/** All about one status: its names, its kind, its colour, where it leads. */
export function StatusForm({ status }: { status: EditableStatus }) {
  const t = useT();
  const labelOf = useStatusLabel();
  const inWords = useInWords();
  const { draft, document, history, isReadOnly, problems, select } = useEditor();
  const { modal } = useFlowEngine().context;
  const { key } = status;
  const change = (part: Partial<EditableStatus>, name?: string) =>
    history.change((now) => changeStatus(now, key, part), name && `${name} ${key}`);
  const stored = document.statuses.find((one) => one.key === key);
  const isKept = stored !== undefined && (document.tickets[key] ?? 0) > 0;
  const others = (document.usedIn[key] ?? []).filter((flow) => flow !== (document.typeKey ?? ''));
  const isPlaced = Boolean(draft.layout[key]);

  const remove = () => {
    if (!stored) return history.change((now) => deleteStatus(now, key));
    modal.confirm({
      title: t('Delete the status “{{status}}”?', { status: labelOf(status) }),
      content: t('It goes from every flow once you save. Tickets must not stand there.'),
      okText: t('Delete'),
      okButtonProps: { danger: true },
      cancelText: t('Cancel'),
      onOk: () => history.change((now) => deleteStatus(now, key)),
    });
  };

  return (
    <div data-testid="ticketing-flow-status-form">
      <PanelHead
        title={labelOf(status)}
        note={t('Key: {{key}}', { key })}
        problems={problems.filter(({ statusKey }) => statusKey === key)}
        onClose={() => select(null)}
      />
      <Form layout="vertical" disabled={isReadOnly}>
        <Form.Item label={t('Label for agents')} htmlFor="ticketing-flow-label" required>
          <Input
            id="ticketing-flow-label"
            data-testid="ticketing-flow-label"
            maxLength={255}
            value={inWords(status.label)}
            status={status.label.trim() ? undefined : 'error'}
            onChange={({ target }) => change({ label: target.value }, 'label')}
          />
        </Form.Item>
        <Form.Item label={t('Label for customers')} htmlFor="ticketing-flow-customer-label">
          <Input
            id="ticketing-flow-customer-label"
            data-testid="ticketing-flow-customer-label"
            maxLength={255}
            value={inWords(status.customerLabel ?? '')}
            placeholder={labelOf(status)}
            onChange={({ target }) => change({ customerLabel: target.value || null }, 'customerLabel')}
          />
        </Form.Item>
        <TranslationFields status={status} onChange={(translations, name) => change({ translations }, name)} />
        <Form.Item label={t('Category')} htmlFor="ticketing-flow-category">
          <CategoryField
            value={status.category}
            disabled={isReadOnly || isKept || status.category === 'merged'}
            onChange={(category) => change({ category })}
          />
          {isKept ? (
            <Typography.Paragraph type="secondary">
              {t('It stays while tickets stand in this status.')}
            </Typography.Paragraph>
          ) : null}
        </Form.Item>
        <Form.Item label={t('Color')}>
          <ColorField value={status.color} disabled={isReadOnly} onChange={(color) => change({ color })} />
        </Form.Item>
      </Form>
      {status.category === 'merged' ? null : <NextSteps statusKey={key} />}
      {isReadOnly || status.category === 'merged' ? null : (
        <Space wrap>
          {isPlaced ? (
            <Button
              icon={<DisconnectOutlined />}
              onClick={() => history.change((now) => takeOut(now, key))}
              data-testid="ticketing-flow-take-out"
            >
              {t('Take out of this flow')}
            </Button>
          ) : null}
          <Tooltip title={isKept || others.length > 0 ? t('Tickets or other flows need it') : undefined}>
            <Button
              danger
              icon={<DeleteOutlined />}
              disabled={isKept || others.length > 0}
              onClick={remove}
              data-testid="ticketing-flow-delete-status"
            >
              {t('Delete')}
            </Button>
          </Tooltip>
        </Space>
      )}
    </div>
  );
}
