import { LockOutlined } from '@ant-design/icons';
import { Alert, Checkbox, Form, Input, Modal, theme, Typography } from 'antd';
import { useState } from 'react';
import { MAX_SUBJECT_LENGTH } from '../../shared/ticketFields';
import { useT } from '../locale';
import { deskErrorOf, idOf } from '../workspace';
import type { Act, MenuMessage, MenuTicket } from './ticket';

interface Props {
  ticket: MenuTicket;
  messages: readonly MenuMessage[];
  act: Act;
  onClose: () => void;
}

/** Chooses messages that are a matter of their own. */
export default function SplitDialog({ ticket, messages, act, onClose }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [chosen, setChosen] = useState<string[]>([]);
  const [subject, setSubject] = useState(ticket.subject);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const split = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await act('split', { commentIds: chosen, subject });
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t('Split off messages')}
      okText={t('Make a new ticket')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: chosen.length === 0 || subject.trim() === '' }}
      confirmLoading={isBusy}
      onOk={() => void split()}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div" data-testid="ticketing-split-dialog">
        <Form.Item label={t('Subject of the new ticket')} htmlFor="ticketing-split-subject" required>
          <Input
            id="ticketing-split-subject"
            data-testid="ticketing-split-subject"
            value={subject}
            maxLength={MAX_SUBJECT_LENGTH}
            onChange={(event) => setSubject(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('Messages that go with it')}>
          <Checkbox.Group
            value={chosen}
            onChange={(values) => setChosen(values.map(String))}
            style={{ display: 'grid', gap: token.marginXS, maxHeight: 320, overflowY: 'auto' }}
          >
            {messages.map(({ id, author, text, isInternal }) => (
              <Checkbox key={idOf(id)} value={idOf(id)} data-testid="ticketing-split-message">
                <strong>{author}</strong> {isInternal ? <LockOutlined title={t('Internal note')} /> : null}{' '}
                <Typography.Text type="secondary">{text}</Typography.Text>
              </Checkbox>
            ))}
          </Checkbox.Group>
        </Form.Item>
        <Typography.Paragraph type="secondary">
          {t('They leave this ticket; the two are linked. Notes stay notes.')}
        </Typography.Paragraph>
        {problem ? <Alert type="error" showIcon message={problem} /> : null}
      </Form>
    </Modal>
  );
}
