import { Button, Modal } from 'antd';
import { useT } from '../../locale';

interface Props {
  isOpen: boolean;
  onRead: () => void;
  onClose: () => void;
  onSend: () => void;
}

/** Somebody else wrote while an answer was being written: read it first, or send all the same. */
export function NewerDialog({ isOpen, onRead, onClose, onSend }: Props) {
  const t = useT();
  return (
    <Modal
      open={isOpen}
      width={440}
      title={t('Somebody wrote meanwhile')}
      onCancel={onClose}
      data-testid="ticketing-newer"
      footer={[
        <Button key="send" onClick={onSend} data-testid="ticketing-send-anyway">
          {t('Send all the same')}
        </Button>,
        <Button key="read" type="primary" onClick={onRead} data-testid="ticketing-read-first">
          {t('Read it first')}
        </Button>,
      ]}
    >
      {t('A message came in, or a colleague is answering, since you began this one. It is kept as a draft.')}
    </Modal>
  );
}
