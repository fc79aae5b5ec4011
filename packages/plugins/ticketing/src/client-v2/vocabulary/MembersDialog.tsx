import { CrownFilled, CrownOutlined, DeleteOutlined } from '@ant-design/icons';
import { Alert, Button, List, Modal, Select, Skeleton, Tooltip, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { deskErrorOf, idOf, nameOfPerson, useDeskApi, useSearch } from '../workspace';

interface Member {
  userId: number | string;
  name: string;
  isLead: boolean;
}

interface Person {
  id: number | string;
  nickname?: string | null;
  username?: string | null;
}

interface Props {
  teamId: string;
  name: string;
  /** The members are a department's: only leads are chosen here. */
  isFixed: boolean;
  onClose: () => void;
}

/** Who is in a team, and who leads it. */
export function MembersDialog({ teamId, name, isFixed, onClose }: Props) {
  const t = useT();
  const api = useDeskApi();
  const [members, setMembers] = useState<readonly Member[]>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const {
    rows,
    isBusy: isSearching,
    search,
  } = useSearch<Person>('users', (text) => ({ nickname: { $includes: text } }), {
    fields: ['id', 'nickname'],
    sort: ['nickname'],
  });

  useEffect(() => {
    api
      .get<Member[]>(`${COLLECTIONS.teams}:members`, { filterByTk: teamId })
      .then(setMembers, (error: unknown) => setProblem(deskErrorOf(error).message));
  }, [api, teamId]);

  const save = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const chosen = (members ?? []).map(({ userId, isLead }) => ({ userId, isLead }));
      await api.post(`${COLLECTIONS.teams}:setMembers`, teamId, { members: chosen });
      onClose();
    } catch (error) {
      setProblem(deskErrorOf(error).message);
      setBusy(false);
    }
  };
  const change = (userId: Member['userId'], values: Partial<Member>) =>
    setMembers(members?.map((member) => (member.userId === userId ? { ...member, ...values } : member)));
  const add = (person: Person | undefined) => {
    if (!person || members?.some(({ userId }) => idOf(userId) === idOf(person.id))) return;
    setMembers([...(members ?? []), { userId: person.id, name: nameOfPerson(person), isLead: false }]);
  };

  return (
    <Modal
      open
      title={t('Members of {{name}}', { name })}
      okText={t('Save')}
      cancelText={t('Cancel')}
      okButtonProps={{ disabled: !members }}
      confirmLoading={isBusy}
      onOk={() => void save()}
      onCancel={onClose}
    >
      {isFixed ? (
        <Typography.Paragraph type="secondary">
          {t('The members are those of the department. Choose who leads.')}
        </Typography.Paragraph>
      ) : (
        <Select
          showSearch
          style={{ width: '100%' }}
          aria-label={t('Add a member')}
          data-testid="ticketing-members-search"
          placeholder={t('Add a member')}
          filterOption={false}
          loading={isSearching}
          notFoundContent={null}
          onSearch={search}
          value={null}
          options={rows.map((person) => ({ value: idOf(person.id), label: nameOfPerson(person) }))}
          onChange={(id: string | null) => add(rows.find((person) => idOf(person.id) === id))}
        />
      )}
      {members ? (
        <List
          size="small"
          style={{ maxHeight: 320, overflowY: 'auto' }}
          dataSource={[...members]}
          rowKey={({ userId }) => idOf(userId)}
          locale={{ emptyText: t('Nobody yet') }}
          renderItem={({ userId, name: person, isLead }) => (
            <List.Item data-testid="ticketing-member">
              <span style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{person}</span>
              <Tooltip title={isLead ? t('Leads the team') : t('Make lead')}>
                <Button
                  type="text"
                  size="small"
                  aria-pressed={isLead}
                  aria-label={`${t('Lead')}: ${person}`}
                  icon={isLead ? <CrownFilled /> : <CrownOutlined />}
                  onClick={() => change(userId, { isLead: !isLead })}
                />
              </Tooltip>
              {isFixed ? null : (
                <Button
                  type="text"
                  size="small"
                  danger
                  aria-label={`${t('Remove')}: ${person}`}
                  icon={<DeleteOutlined />}
                  onClick={() => setMembers(members.filter((member) => member.userId !== userId))}
                />
              )}
            </List.Item>
          )}
        />
      ) : problem ? null : (
        <Skeleton active />
      )}
      {problem ? <Alert type="error" showIcon message={problem} /> : null}
    </Modal>
  );
}
