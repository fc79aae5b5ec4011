import { observer } from '@nocobase/flow-engine';
import { Empty, theme } from 'antd';
import { useEffect } from 'react';
import { useT } from '../../locale';
import type { TicketSelection } from '../selection';
import { useNarrow } from '../useNarrow';
import { Details } from './Details';
import type { TicketingDetailsBlockModel } from './TicketingDetailsBlockModel';

interface Props {
  block: TicketingDetailsBlockModel;
  selection: TicketSelection;
}

/** Finds out which ticket the block is about. On a phone there is no place for it before one is chosen. */
export const DetailsView = observer(function DetailsView({ block, selection }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const isNarrow = useNarrow();
  const ticketId = block.recordId ?? selection.ticketId;
  const isWaiting = isNarrow && !ticketId && !block.context.flowSettingsEnabled;
  useEffect(() => {
    block.setDecoratorProps({ style: isWaiting ? { display: 'none' } : undefined });
  }, [block, isWaiting]);

  return (
    <div data-testid="ticketing-details" style={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
      {ticketId ? (
        <Details key={ticketId} ticketId={ticketId} />
      ) : (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t('Choose a ticket to see its details')}
          style={{ marginTop: token.marginXXL }}
        />
      )}
    </div>
  );
});
