import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { observer } from '@nocobase/flow-engine';
import { Alert, Button, theme, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { BulkProgress, BulkResult } from '../../../../shared/bulk';
import { COLLECTIONS } from '../../../../shared/collectionNames';
import { useT } from '../../../locale';
import { OutcomeList } from '../../../ui/OutcomeList';
import { useChangeNames } from '../../changeNames';
import { useDeskApi } from '../../deskApi';
import { idOf, type Id, type TicketRow } from '../../tickets';

interface Props {
  progress: BulkProgress;
  rows: readonly TicketRow[];
}

type Named = Pick<TicketRow, 'number' | 'subject'>;

/** As many as one looks at; the first are those that could not be changed. */
const SHOWN = 20;

/** What became of each ticket, or would become of it: refusals first. */
export const BulkResults = observer(function BulkResults({ progress, rows }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [shown, setShown] = useState(SHOWN);
  const { results, ok, failed, dryRun, state } = progress;
  const sorted = [...results.filter((one) => !one.ok), ...results.filter((one) => one.ok)];
  const visible = sorted.slice(0, shown);
  const named = useNames(visible, rows);
  const counts = { ok, failed };
  const summary = dryRun
    ? t('{{ok}} would be changed, {{failed}} would not', counts)
    : t('{{ok}} changed, {{failed}} not', counts);
  return (
    <section aria-label={t('Result')} data-testid="ticketing-bulk-results">
      <Alert
        showIcon
        role="status"
        type={failed > 0 || state === 'cancelled' ? 'warning' : dryRun ? 'info' : 'success'}
        message={state === 'cancelled' ? `${t('Stopped')}. ${summary}` : summary}
        style={{ marginBottom: token.marginXS }}
      />
      <ul
        tabIndex={0}
        aria-label={t('Tickets')}
        style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: '40vh', overflowY: 'auto' }}
      >
        {visible.map((result) => (
          <Item key={result.id} result={result} ticket={named.get(result.id)} />
        ))}
      </ul>
      {sorted.length > shown ? (
        <Button type="link" onClick={() => setShown(shown + 100)}>
          {t('Show more')}
        </Button>
      ) : null}
    </section>
  );
});

const Item = observer(function Item({ result, ticket }: { result: BulkResult; ticket: Named | undefined }) {
  const { token } = theme.useToken();
  const names = useChangeNames();
  return (
    <li
      data-testid="ticketing-bulk-result"
      data-ok={result.ok}
      style={{
        display: 'flex',
        gap: token.marginXS,
        padding: `${token.paddingXXS}px 0`,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
      }}
    >
      {result.ok ? (
        <CheckCircleOutlined style={{ color: token.colorSuccess, marginTop: 4 }} />
      ) : (
        <CloseCircleOutlined style={{ color: token.colorError, marginTop: 4 }} />
      )}
      <div style={{ flex: 1, minWidth: 0 }}>
        <Typography.Text ellipsis style={{ display: 'block' }}>
          {ticket ? `${ticket.number} · ${ticket.subject}` : result.id}
        </Typography.Text>
        {result.error ? <Typography.Text type="danger">{result.error.message}</Typography.Text> : null}
        {result.outcome ? <OutcomeList outcome={result.outcome} names={names} isBrief /> : null}
      </div>
    </li>
  );
});

/** Numbers and subjects of tickets that are not on show: those marked on other pages. */
function useNames(results: readonly BulkResult[], rows: readonly TicketRow[]): ReadonlyMap<string, Named> {
  const api = useDeskApi();
  const [fetched, setFetched] = useState<ReadonlyMap<string, Named>>(new Map());
  const known = new Map<string, Named>([...fetched, ...rows.map((row) => [idOf(row.id), row] as const)]);
  const missing = results
    .map(({ id }) => id)
    .filter((id) => !known.has(id))
    .join();
  useEffect(() => {
    if (!missing) return;
    const filter = { id: { $in: missing.split(',') } };
    api
      .get<
        (Named & { id: Id })[]
      >(`${COLLECTIONS.tickets}:list`, { filter, fields: ['id', 'number', 'subject'], pageSize: 200 })
      .then(
        (found) => setFetched((before) => new Map([...before, ...found.map((row) => [idOf(row.id), row] as const)])),
        () => undefined,
      );
  }, [api, missing]);
  return known;
}
