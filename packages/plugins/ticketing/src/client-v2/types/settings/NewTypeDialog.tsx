import { Alert, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../locale';
import { deskErrorOf } from '../../workspace';
import type { TypesState } from './useTypes';

/** "Warranty claim" -> "warranty_claim"; numbered when the key is taken. */
export function suggestKey(label: string, taken: readonly string[]): string {
  const clean = label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);
  const wanted = clean || 'type';
  let key = wanted;
  for (let count = 2; taken.includes(key); count += 1) key = `${wanted}_${count}`;
  return key;
}

interface Props {
  state: TypesState;
  onMade: (key: string) => void;
  onClose: () => void;
}

/** Asks for a name; the key that scripts use follows from it. */
export function NewTypeDialog({ state, onMade, onClose }: Props) {
  const t = useT();
  const [label, setLabel] = useState('');
  const [ownKey, setOwnKey] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const key = ownKey ?? suggestKey(label, state.types?.map((type) => type.key) ?? []);

  const make = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      await state.create({ key, label: label.trim() });
      onMade(key);
    } catch (error) {
      setProblem(deskErrorOf(error).message || t('This could not be saved'));
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={t('New ticket type')}
      okText={t('Create')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: label.trim() === '', 'data-testid': 'ticketing-type-create' }}
      confirmLoading={isBusy}
      onOk={() => void make()}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={() => void make()}>
        <Form.Item label={t('Name')} htmlFor="ticketing-type-label" required>
          <Input
            id="ticketing-type-label"
            autoFocus
            maxLength={255}
            value={label}
            placeholder={t('For example: Warranty claim')}
            data-testid="ticketing-type-label"
            onChange={({ target }) => setLabel(target.value)}
          />
        </Form.Item>
        <Form.Item
          label={t('Key')}
          htmlFor="ticketing-type-key"
          extra={t('What scripts call the type. It cannot be changed later.')}
        >
          <Input
            id="ticketing-type-key"
            maxLength={64}
            value={label.trim() === '' && ownKey === undefined ? '' : key}
            data-testid="ticketing-type-key"
            onChange={({ target }) => setOwnKey(target.value)}
          />
        </Form.Item>
        {problem ? <Alert type="error" showIcon message={problem} /> : null}
      </Form>
    </Modal>
  );
}
