import { Alert, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { isSimple, StepFieldInput, type StepField } from './StepFieldInput';
import { StatusTag, type StatusLike } from './StatusTag';

/** A step of the flow, with all that it asks for. */
export interface StatusStep {
  status: StatusLike & { key: string };
  /** The flow wants a reason, kept as an internal note. */
  commentRequired: boolean;
  confirm: boolean;
  confirmText?: string | null;
  fields?: readonly StepField[];
}

export interface StepAnswer {
  comment?: string;
  fields?: Record<string, unknown>;
}

const openFields = ({ fields = [] }: StatusStep): StepField[] => fields.filter(({ isFilled }) => !isFilled);

/** Whether the step can be taken by one click. */
export const asksNothing = (step: StatusStep): boolean =>
  !step.confirm && !step.commentRequired && openFields(step).length === 0;

interface Props {
  step: StatusStep;
  ticketNumber: string;
  /** Rejects with the server's sentence as message: the dialog shows it and stays open. */
  onConfirm: (answer: StepAnswer) => Promise<void>;
  onClose: () => void;
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Asks before a status changes: for a confirmation, a reason and the fields that the flow wants filled. */
export function StatusChangeDialog({ step, ticketNumber, onConfirm, onClose }: Props) {
  const t = useT();
  const [comment, setComment] = useState('');
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const asked = openFields(step);
  const elsewhere = asked.filter((field) => !isSimple(field)).map(({ title }) => title);
  const here = asked.filter(isSimple);
  const lacksComment = step.commentRequired && comment.trim() === '';
  const lacksField = here.some(({ name }) => isBlank(values[name]));

  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm({
        ...(comment.trim() ? { comment: comment.trim() } : {}),
        ...(here.length > 0 ? { fields: values } : {}),
      });
      onClose();
    } catch (error) {
      setProblem(error instanceof Error && error.message ? error.message : t('This could not be saved'));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t('Change status of {{number}}', { number: ticketNumber })}
      okText={t('Change status')}
      cancelText={t('Cancel')}
      confirmLoading={isBusy}
      okButtonProps={{ disabled: lacksComment || lacksField || elsewhere.length > 0 }}
      onOk={() => void confirm()}
      onCancel={onClose}
      destroyOnClose
      data-testid="ticketing-status-dialog"
    >
      <Form layout="vertical" requiredMark>
        {step.confirmText ? <Typography.Paragraph>{step.confirmText}</Typography.Paragraph> : null}
        <Typography.Paragraph>
          {t('New status')} <StatusTag status={step.status} />
        </Typography.Paragraph>
        {elsewhere.length > 0 ? (
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 16 }}
            message={t('Fill in first: {{fields}}', { fields: elsewhere.join(', ') })}
          />
        ) : null}
        {here.map((field) => (
          <Form.Item key={field.name} label={field.title} required>
            <StepFieldInput
              field={field}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          </Form.Item>
        ))}
        <Form.Item
          label={step.commentRequired ? t('Reason') : t('Reason (optional)')}
          required={step.commentRequired}
          extra={t('Kept as an internal note. The customer does not see it.')}
        >
          <Input.TextArea
            autoFocus={here.length === 0}
            value={comment}
            autoSize={{ minRows: 3, maxRows: 8 }}
            aria-label={t('Reason')}
            data-testid="ticketing-status-comment"
            onChange={({ target }) => setComment(target.value)}
          />
        </Form.Item>
        {problem ? <Alert type="error" showIcon message={problem} /> : null}
      </Form>
    </Modal>
  );
}
