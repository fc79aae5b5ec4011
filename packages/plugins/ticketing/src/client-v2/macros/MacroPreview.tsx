import { observer, useFlowEngine } from '@nocobase/flow-engine';
import { Alert, Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketOutcome } from '../../shared/macros';
import { useT } from '../locale';
import { OutcomeList } from '../ui/OutcomeList';
import { deskErrorOf, useChangeNames, useDeskApi, type Id } from '../workspace';

interface Props {
  macro: { id: Id; title: string };
  ticketId: string;
  version: number;
  act: (action: string, values: Record<string, unknown>) => Promise<void>;
  onClose: () => void;
}

/** What a macro would change in the ticket; then it does just that. */
export const MacroPreview = observer(function MacroPreview({ macro, ticketId, version, act, onClose }: Props) {
  const t = useT();
  const api = useDeskApi();
  const names = useChangeNames();
  const { message } = useFlowEngine().context;
  const [outcome, setOutcome] = useState<TicketOutcome>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    setProblem(undefined);
    api.post<TicketOutcome>(`${COLLECTIONS.tickets}:previewMacro`, ticketId, { macroId: macro.id, version }).then(
      (found) => isCurrent && setOutcome(found),
      (error) => isCurrent && setProblem(deskErrorOf(error).message),
    );
    return () => {
      isCurrent = false;
    };
  }, [api, ticketId, macro.id, version]);

  const apply = async () => {
    setBusy(true);
    try {
      await act('applyMacro', { macroId: macro.id });
      onClose();
      void message.success(t('“{{title}}” was applied', { title: macro.title }));
    } catch (error) {
      setProblem(deskErrorOf(error).message);
      setBusy(false);
    }
  };

  return (
    <Modal
      open
      title={macro.title}
      width="min(560px, calc(100vw - 16px))"
      okText={t('Apply')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: !outcome || problem !== undefined, 'data-testid': 'ticketing-macro-apply' }}
      confirmLoading={isBusy}
      onOk={() => void apply()}
      onCancel={onClose}
      data-testid="ticketing-macro-preview"
    >
      {problem !== undefined ? (
        <Alert type="error" showIcon role="alert" message={problem || t('This could not be loaded')} />
      ) : outcome ? (
        <OutcomeList outcome={outcome} names={names} />
      ) : (
        <Skeleton active paragraph={{ rows: 3 }} title={false} />
      )}
    </Modal>
  );
});
