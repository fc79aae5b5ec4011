import { PlusOutlined } from '@ant-design/icons';
import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Tooltip } from 'antd';
import { useT } from '../../locale';
import { openNewTicket, type NewTicketOptions } from './openNewTicket';

/** Opens the form of a new ticket; small enough for a toolbar. */
export function NewTicketButton(options: NewTicketOptions) {
  const t = useT();
  const engine = useFlowEngine();
  return (
    <Tooltip title={t('New ticket')}>
      <Button
        type="primary"
        icon={<PlusOutlined />}
        aria-label={t('New ticket')}
        data-testid="ticketing-new-ticket-button"
        onClick={() => openNewTicket(engine, options)}
      />
    </Tooltip>
  );
}
