import { Alert, Checkbox, Modal, Select, Skeleton, theme } from 'antd';
import { useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { deskErrorOf, idOf, useDeskApi, useSearch, type TicketRow } from '../workspace';
import type { Act, MenuTicket } from './ticket';

type Found = Pick<TicketRow, 'id' | 'number' | 'subject'>;

interface Preview {
  comments: number;
  followers: number;
  tags: number;
  otherRequester: boolean;
  problem: string | null;
}

interface Props {
  ticket: MenuTicket;
  act: Act;
  onClose: () => void;
}

/** Finds the ticket that this one is part of, and says what will happen before it does. */
export default function MergeDialog({ ticket, act, onClose }: Props) {
  const t = useT();
  const api = useDeskApi();
  const { token } = theme.useToken();
  const [target, setTarget] = useState<Found>();
  const [preview, setPreview] = useState<Preview>();
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const {
    rows,
    isBusy: isSearching,
    search,
  } = useSearch<Found>(
    COLLECTIONS.tickets,
    (text) => ({
      $or: [{ number: { $includes: text } }, { subject: { $includes: text } }],
      id: { $ne: ticket.id },
      mergedIntoId: { $empty: true },
    }),
    { fields: ['id', 'number', 'subject'], sort: ['-updatedAt'] },
  );

  useEffect(() => {
    setPreview(undefined);
    setSure(false);
    setProblem(undefined);
    if (!target) return undefined;
    let isCurrent = true;
    const params = { filterByTk: ticket.id, targetId: target.id };
    api.get<Preview>(`${COLLECTIONS.tickets}:mergePreview`, params).then(
      (answer) => isCurrent && setPreview(answer),
      (error: unknown) => isCurrent && setProblem(deskErrorOf(error).message),
    );
    return () => {
      isCurrent = false;
    };
  }, [api, target, ticket.id]);

  const merge = async () => {
    if (!target) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await act('merge', { targetId: target.id, ...(preview?.otherRequester ? { force: true } : {}) });
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message);
      setBusy(false);
    }
  };

  const isReady = preview && !preview.problem && (!preview.otherRequester || isSure);
  return (
    <Modal
      open
      title={t('Merge {{number}} into another ticket', { number: ticket.number })}
      okText={t('Merge')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={isBusy}
      onOk={() => void merge()}
      onCancel={onClose}
    >
      <div data-testid="ticketing-merge-dialog" style={{ display: 'grid', gap: token.margin }}>
        <Select
          autoFocus
          showSearch
          style={{ width: '100%' }}
          aria-label={t('Number or subject')}
          data-testid="ticketing-merge-search"
          placeholder={t('Number or subject of the ticket that stays')}
          filterOption={false}
          loading={isSearching}
          notFoundContent={isSearching ? null : t('No ticket found')}
          onSearch={search}
          options={rows.map((row) => ({ value: idOf(row.id), label: `${row.number} ${row.subject}` }))}
          value={target ? idOf(target.id) : null}
          onChange={(id: string | null) => setTarget(rows.find((row) => idOf(row.id) === id))}
        />
        {target && !preview && !problem ? <Skeleton active title={false} paragraph={{ rows: 3 }} /> : null}
        {target && preview ? (
          <ul style={{ margin: 0, paddingInlineStart: 20 }} data-testid="ticketing-merge-preview">
            <li>
              {t('To {{number}} go: messages and notes {{comments}}, followers {{followers}}, tags {{tags}}.', {
                ...preview,
                number: target.number,
              })}
            </li>
            <li>{t('{{number}} is closed as merged. Later answers to it arrive there.', { number: ticket.number })}</li>
            <li>{t('Both keep their history, and the merge can be undone.')}</li>
          </ul>
        ) : null}
        {preview?.otherRequester ? (
          <Alert
            type="warning"
            showIcon
            message={t('The two tickets are of different requesters: what one wrote will reach the other.')}
            description={
              <Checkbox
                checked={isSure}
                onChange={(event) => setSure(event.target.checked)}
                data-testid="ticketing-merge-sure"
              >
                {t('Merge them all the same')}
              </Checkbox>
            }
          />
        ) : null}
        {problem ? <Alert type="error" showIcon message={problem} /> : null}
      </div>
    </Modal>
  );
}
