import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Result } from 'antd';
import { useState } from 'react';
import { useT } from '../../locale';
import { openTicketDrawer } from '../../workspace';
import { NewTicketForm } from './NewTicketForm';
import type { CreatedTicket } from './useNewTicket';

/** The form on a page: says what came of it, and is ready for the next. */
export function NewTicketBlock({ typeKey }: { typeKey?: string }) {
  const t = useT();
  const engine = useFlowEngine();
  const [created, setCreated] = useState<CreatedTicket>();
  if (!created) return <NewTicketForm key={typeKey} typeKey={typeKey} onCreated={setCreated} />;
  return (
    <Result
      status="success"
      title={t('Ticket {{number}} was created', { number: created.number })}
      extra={[
        <Button key="open" onClick={() => openTicketDrawer(engine, String(created.id))}>
          {t('Open')}
        </Button>,
        <Button key="next" type="primary" onClick={() => setCreated(undefined)}>
          {t('New ticket')}
        </Button>,
      ]}
    />
  );
}
