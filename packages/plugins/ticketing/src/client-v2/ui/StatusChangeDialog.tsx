import { Alert, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { StatusTag, type StatusLike } from './StatusTag';

export interface StatusStep {
  status: StatusLike & { key: string };
  /** The flow wants a reason, kept as an internal note. */
  commentRequired: boolean;
  /** Titles of fields that are empty and must be filled first. */
  missingFields?: readonly string[];
}

interface Props {
  step: StatusStep;
  ticketNumber: string;
  /** Rejects with the server's sentence as message: the dialog shows it and stays open. */
  onConfirm: (comment: string | undefined) => Promise<void>;
  onClose: () => void;
}

/** Asks before a status changes, when the flow wants a confirmation or a reason. */
export function StatusChangeDialog({ step, ticketNumber, onConfirm, onClose }: Props) {
  const t = useT();
  const [comment, setComment] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const lacksComment = step.commentRequired && comment.trim() === '';
  const missing = step.missingFields ?? [];

  const confirm = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm(comment.trim() || undefined);
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
      okButtonProps={{ disabled: lacksComment || missing.length > 0 }}
      onOk={() => void confirm()}
      onCancel={onClose}
      destroyOnClose
      data-testid="ticketing-status-dialog"
    >
      <Form layout="vertical" requiredMark>
        <Typography.Paragraph>
          {t('New status')} <StatusTag status={step.status} />
        </Typography.Paragraph>
        {missing.length > 0 ? (
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 16 }}
            message={t('Fill in first: {{fields}}', { fields: missing.join(', ') })}
          />
        ) : null}
        <Form.Item
          label={step.commentRequired ? t('Reason') : t('Reason (optional)')}
          required={step.commentRequired}
          extra={t('Kept as an internal note. The customer does not see it.')}
        >
          <Input.TextArea
            autoFocus
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
