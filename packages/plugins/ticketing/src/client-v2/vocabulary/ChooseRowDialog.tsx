import { Alert, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { deskErrorOf } from '../workspace';

interface Props {
  title: string;
  explanation: string;
  okText: string;
  options: readonly { value: string; label: string }[];
  /** Where there are too many to list: looks for what is typed. */
  onSearch?: (text: string) => void;
  onChoose: (value: string) => Promise<void>;
  onClose: () => void;
}

/** Asks for the one row that takes over, and carries it out. */
export function ChooseRowDialog({ title, explanation, okText, options, onSearch, onChoose, onClose }: Props) {
  const t = useT();
  const [value, setValue] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const choose = async () => {
    if (!value) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onChoose(value);
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: !value }}
      confirmLoading={isBusy}
      onOk={() => void choose()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{explanation}</Typography.Paragraph>
      <Select
        autoFocus
        showSearch
        style={{ width: '100%' }}
        aria-label={title}
        data-testid="ticketing-choose-row"
        placeholder={t('Choose…')}
        optionFilterProp="label"
        filterOption={onSearch ? false : undefined}
        onSearch={onSearch}
        options={[...options]}
        value={value}
        onChange={setValue}
      />
      {problem ? <Alert type="error" showIcon message={problem} style={{ marginTop: 16 }} /> : null}
    </Modal>
  );
}
