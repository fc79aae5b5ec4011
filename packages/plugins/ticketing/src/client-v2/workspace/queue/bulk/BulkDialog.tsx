import { Alert, Button, Modal, Progress, Space } from 'antd';
import { useState } from 'react';
import { useT } from '../../../locale';
import type { TicketRow } from '../../tickets';
import { BulkParams } from './BulkParams';
import { BulkResults } from './BulkResults';
import type { BulkKind } from './bulkKinds';
import { useBulk } from './useBulk';

interface Props {
  kind: BulkKind;
  ids: readonly string[];
  /** The rows on show: their numbers and subjects need no further request. */
  rows: readonly TicketRow[];
  onDone: () => void;
  /** @param isFinished whether the tickets were changed */
  onClose: (isFinished: boolean) => void;
}

/** Asks what exactly, shows what would happen, does it, and says what became of each ticket. */
export function BulkDialog({ kind, ids, rows, onDone, onClose }: Props) {
  const t = useT();
  const [params, setParams] = useState<Record<string, unknown>>();
  const bulk = useBulk(ids, kind.action);
  const { progress, isBusy, problem } = bulk;
  const isEnded = progress !== undefined && !isBusy;
  const isFinal = isEnded && !progress.dryRun;
  const count = ids.length;

  const change = (next: Record<string, unknown> | undefined) => {
    setParams(next);
    bulk.forget();
  };
  const apply = async () => {
    if (params && (await bulk.run(params, false))) onDone();
  };

  const footer = isFinal ? (
    <Button type="primary" data-testid="ticketing-bulk-close" onClick={() => onClose(true)}>
      {t('Close')}
    </Button>
  ) : (
    <Space wrap style={{ justifyContent: 'flex-end' }}>
      {isBusy && progress?.runId ? (
        <Button data-testid="ticketing-bulk-cancel" onClick={() => void bulk.cancel()}>
          {t('Stop')}
        </Button>
      ) : (
        <Button onClick={() => onClose(false)}>{t('Cancel')}</Button>
      )}
      <Button
        disabled={!params || isBusy}
        data-testid="ticketing-bulk-preview"
        onClick={() => params && void bulk.run(params, true)}
      >
        {t('Preview')}
      </Button>
      <Button
        type="primary"
        danger={kind.isDangerous}
        disabled={!params}
        loading={isBusy}
        data-testid="ticketing-bulk-apply"
        onClick={() => void apply()}
      >
        {t('Apply to {{count}} tickets', { count })}
      </Button>
    </Space>
  );

  return (
    <Modal
      open
      title={t(kind.label)}
      width="min(640px, calc(100vw - 16px))"
      maskClosable={false}
      closable={!isBusy}
      onCancel={() => onClose(isFinal)}
      footer={footer}
      data-testid="ticketing-bulk-dialog"
    >
      <div style={{ display: 'grid', gap: 16 }}>
        {isFinal ? null : <BulkParams kind={kind} count={count} isDisabled={isBusy} onChange={change} />}
        {problem ? <Alert type="error" showIcon message={problem} role="alert" /> : null}
        {progress && isBusy ? (
          <Progress
            percent={progress.percent}
            status="active"
            aria-label={t('{{done}} of {{total}} tickets', { done: progress.done, total: progress.total })}
          />
        ) : null}
        {isEnded ? <BulkResults progress={progress} rows={rows} /> : null}
      </div>
    </Modal>
  );
}
