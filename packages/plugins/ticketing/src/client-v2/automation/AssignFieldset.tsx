import { WorkflowVariableInput } from '@nocobase/plugin-workflow/client-v2';
import { Checkbox, Form, Radio } from 'antd';
import { useT } from '../locale';
import { PersonField, TeamField } from './recordSelects';

/** Who gets which ticket. */
export default function AssignFieldset() {
  const t = useT();
  const toPerson = Form.useWatch(['config', 'strategy']) === 'person';
  return (
    <>
      <Form.Item name={['config', 'ticketId']} label={t('Ticket')} rules={[{ required: true }]}>
        <WorkflowVariableInput />
      </Form.Item>
      <Form.Item name={['config', 'strategy']} label={t('Assign to')} rules={[{ required: true }]}>
        <Radio.Group>
          <Radio value="roundRobin">{t('The next of a team')}</Radio>
          <Radio value="person">{t('A certain person')}</Radio>
        </Radio.Group>
      </Form.Item>
      {toPerson ? (
        <Form.Item name={['config', 'assigneeId']} label={t('Person')} rules={[{ required: true }]}>
          <PersonField placeholder={t('Choose a person')} />
        </Form.Item>
      ) : (
        <Form.Item
          name={['config', 'teamId']}
          label={t('Team')}
          extra={t('Whoever of the team has waited longest gets the ticket.')}
        >
          <TeamField placeholder={t('The team of the ticket')} />
        </Form.Item>
      )}
      <Form.Item name={['config', 'keepAssignee']} valuePropName="checked">
        <Checkbox>{t('Leave tickets alone that somebody has already')}</Checkbox>
      </Form.Item>
    </>
  );
}
