import { ArrowRightOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select, Switch } from 'antd';
import type { FlowStep } from '../../../shared/flowDocument';
import { useT } from '../../locale';
import { changeStep, removeStep, sameStep } from '../draft';
import { useEditor } from '../EditorContext';
import { useStepWords } from '../useStepWords';
import { PanelHead } from './PanelHead';

/** All about one step: who may take it and what it asks for. */
export function StepForm({ step }: { step: FlowStep }) {
  const t = useT();
  const { document, history, isReadOnly, problems, select } = useEditor();
  const { statusName } = useStepWords();
  const { fromKey, toKey } = step;
  const change = (part: Partial<FlowStep>, name?: string) =>
    history.change((now) => changeStep(now, { fromKey, toKey }, part), name && `${name} ${fromKey} ${toKey}`);
  const option = ({ name, title }: { name: string; title: string }) => ({ value: name, label: t(title) });
  const fields = document.fields.filter(
    (field) => (field.isFillable && field.interface) || step.requiredFields.includes(field.name),
  );

  return (
    <div data-testid="ticketing-flow-step-form">
      <PanelHead
        title={
          <>
            {statusName(fromKey)} <ArrowRightOutlined aria-label={t('to')} /> {statusName(toKey)}
          </>
        }
        problems={problems.filter((problem) => problem.step && sameStep(problem.step, step))}
        onClose={() => select(null)}
      />
      <Form layout="vertical" disabled={isReadOnly}>
        <Form.Item label={t('Who may take this step')} htmlFor="ticketing-flow-roles">
          <Select
            id="ticketing-flow-roles"
            data-testid="ticketing-flow-roles"
            mode="multiple"
            allowClear
            optionFilterProp="label"
            placeholder={t('Everybody who may change a status')}
            value={[...step.roles]}
            options={document.roles.map(option)}
            onChange={(roles: string[]) => change({ roles })}
          />
        </Form.Item>
        <Form.Item
          label={t('Fields that must be filled')}
          htmlFor="ticketing-flow-fields"
          extra={t('Asked for when the step is taken, unless they are filled already.')}
        >
          <Select
            id="ticketing-flow-fields"
            data-testid="ticketing-flow-fields"
            mode="multiple"
            allowClear
            optionFilterProp="label"
            placeholder={t('None')}
            value={[...step.requiredFields]}
            options={fields.map(option)}
            onChange={(requiredFields: string[]) => change({ requiredFields })}
          />
        </Form.Item>
        <Form.Item label={t('Ask for a reason')} htmlFor="ticketing-flow-comment">
          <Switch
            id="ticketing-flow-comment"
            data-testid="ticketing-flow-comment"
            checked={step.commentRequired}
            onChange={(commentRequired) => change({ commentRequired })}
          />
        </Form.Item>
        <Form.Item label={t('Ask for confirmation')} htmlFor="ticketing-flow-confirm">
          <Switch
            id="ticketing-flow-confirm"
            data-testid="ticketing-flow-confirm"
            checked={step.confirm}
            onChange={(confirm) => change({ confirm })}
          />
        </Form.Item>
        {step.confirm ? (
          <Form.Item label={t('Text of the confirmation')} htmlFor="ticketing-flow-confirm-text">
            <Input.TextArea
              id="ticketing-flow-confirm-text"
              data-testid="ticketing-flow-confirm-text"
              autoSize={{ minRows: 2, maxRows: 5 }}
              maxLength={500}
              placeholder={t('Are you sure?')}
              value={step.confirmText ?? ''}
              onChange={({ target }) => change({ confirmText: target.value || null }, 'confirmText')}
            />
          </Form.Item>
        ) : null}
      </Form>
      {isReadOnly ? null : (
        <Button
          danger
          icon={<DeleteOutlined />}
          data-testid="ticketing-flow-delete-step"
          onClick={() => history.change((now) => removeStep(now, { fromKey, toKey }))}
        >
          {t('Delete step')}
        </Button>
      )}
    </div>
  );
}
