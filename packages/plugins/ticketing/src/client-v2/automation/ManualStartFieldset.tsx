import { Form } from 'antd';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { RecordSelect } from './RecordSelect';

/** For which ticket an admin starts the workflow by hand. */
export default function ManualStartFieldset() {
  const t = useT();
  return (
    <Form.Item name="data" label={t('Ticket')} rules={[{ required: true }]}>
      <RecordSelect collection={COLLECTIONS.tickets} labelKeys={['subject', 'number']} sort="-createdAt" />
    </Form.Item>
  );
}
