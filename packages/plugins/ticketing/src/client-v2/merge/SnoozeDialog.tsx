import { Alert, DatePicker, Form, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useT } from '../locale';
import { deskErrorOf } from '../workspace';
import type { Act } from './ticket';

/** Chooses any time at which the ticket comes back. */
export default function SnoozeDialog({ act, onClose }: { act: Act; onClose: () => void }) {
  const t = useT();
  const [until, setUntil] = useState<Dayjs | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const snooze = async () => {
    if (!until) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await act('snooze', { until: until.toISOString() });
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t('Snooze')}
      okText={t('Snooze')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: !until }}
      confirmLoading={isBusy}
      onOk={() => void snooze()}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={t('The ticket is back at')} htmlFor="ticketing-snooze-until">
          <DatePicker
            id="ticketing-snooze-until"
            showTime={{ format: 'HH:mm' }}
            style={{ width: '100%' }}
            minDate={dayjs()}
            value={until}
            onChange={setUntil}
          />
        </Form.Item>
        {problem ? <Alert type="error" showIcon message={problem} /> : null}
      </Form>
    </Modal>
  );
}
