import { WorkflowVariableInput, WorkflowVariableTextArea } from '@nocobase/plugin-workflow/client-v2';
import { Checkbox, Form } from 'antd';
import { useT } from '../locale';
import { StatusSelect } from './recordSelects';

/** Which ticket goes where. */
export default function TransitionFieldset() {
  const t = useT();
  return (
    <>
      <Form.Item name={['config', 'ticketId']} label={t('Ticket')} rules={[{ required: true }]}>
        <WorkflowVariableInput />
      </Form.Item>
      <TransitionPreset />
      <Form.Item
        name={['config', 'comment']}
        label={t('Comment')}
        extra={t('Added as an internal note. Some steps of a flow ask for one.')}
      >
        <WorkflowVariableTextArea autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <Form.Item
        name={['config', 'ignoreRefusal']}
        valuePropName="checked"
        extra={t('Otherwise the workflow ends there, as failed.')}
      >
        <Checkbox>{t('Go on when the flow does not allow it')}</Checkbox>
      </Form.Item>
    </>
  );
}

/** Asked for when the node is added: there is no status that would always be right. */
export function TransitionPreset() {
  const t = useT();
  return (
    <Form.Item name={['config', 'statusKey']} label={t('New status')} rules={[{ required: true }]}>
      <StatusSelect placeholder={t('Choose a status')} />
    </Form.Item>
  );
}
