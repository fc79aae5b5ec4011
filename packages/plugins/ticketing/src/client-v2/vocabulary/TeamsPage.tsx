import { Button, Form, Input, Switch, Tag } from 'antd';
import { useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { useT } from '../locale';
import { ChooseRowDialog } from './ChooseRowDialog';
import { DepartmentSelect } from './DepartmentSelect';
import { MembersDialog } from './MembersDialog';
import { tkOf, useWords, type Row } from './useWords';
import { WordsPage } from './WordsPage';

interface TeamRow extends Row {
  id: string | number;
  name: string;
  description?: string | null;
  email?: string | null;
  isActive?: boolean | null;
  isDefault?: boolean | null;
  departmentId?: string | number | null;
}

interface Usage {
  open: number;
  total: number;
}

interface Moved {
  moved: number;
  left: number;
}

/** Teams: who is in them, and where their tickets go when one is dissolved. */
export default function TeamsPage() {
  const t = useT();
  const words = useWords<TeamRow, Usage>(COLLECTIONS.teams, { sort: ['name'] });
  const [dialog, setDialog] = useState<{ of: 'members' | 'move'; team: TeamRow }>();
  const close = () => setDialog(undefined);

  const moveAll = async (team: TeamRow, targetId: string) => {
    for (let left = 1; left > 0; ) {
      ({ left } = await words.act<Moved>('moveTickets', team, { targetId: Number(targetId) }));
    }
  };

  return (
    <>
      <WordsPage<TeamRow, Usage>
        testId="ticketing-teams"
        title={t('Teams')}
        introduction={t(
          'A team shares a queue. One that has tickets cannot be deleted: move them to another team first.',
        )}
        addLabel={t('New team')}
        words={words}
        nameOf={({ name }) => name}
        describe={({ name }) => <strong>{name}</strong>}
        explain={(row) => (
          <>
            {t('{{open}} open of {{total}} tickets', { ...(words.usage[tkOf(row)] ?? { open: 0, total: 0 }) })}
            {row.email ? ` · ${row.email}` : null} {row.isDefault ? <Tag>{t('Default')}</Tag> : null}
            {row.isActive === false ? <Tag>{t('Inactive')}</Tag> : null}
          </>
        )}
        more={(row) => (
          <>
            <Button
              size="small"
              aria-label={`${t('Members')}: ${row.name}`}
              data-testid="ticketing-teams-members"
              onClick={() => setDialog({ of: 'members', team: row })}
            >
              {t('Members')}
            </Button>
            {words.usage[tkOf(row)] ? (
              <Button
                size="small"
                aria-label={`${t('Move tickets')}: ${row.name}`}
                onClick={() => setDialog({ of: 'move', team: row })}
              >
                {t('Move tickets')}
              </Button>
            ) : null}
          </>
        )}
        initialValues={(row) => ({
          name: row?.name,
          description: row?.description,
          email: row?.email,
          isActive: row?.isActive ?? true,
          isDefault: row?.isDefault ?? false,
          departmentId: row?.departmentId == null ? null : String(row.departmentId),
        })}
        fields={() => (
          <>
            <Form.Item name="name" label={t('Name')} rules={[{ required: true, whitespace: true }]}>
              <Input maxLength={255} />
            </Form.Item>
            <Form.Item name="description" label={t('Description')}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
            <Form.Item name="email" label={t('E-mail alias')} rules={[{ type: 'email' }]}>
              <Input maxLength={320} />
            </Form.Item>
            <DepartmentSelect />
            <Form.Item name="isActive" label={t('Active')} valuePropName="checked">
              <Switch />
            </Form.Item>
            <Form.Item name="isDefault" label={t('Default')} valuePropName="checked">
              <Switch />
            </Form.Item>
          </>
        )}
      />
      {dialog?.of === 'members' ? (
        <MembersDialog
          teamId={tkOf(dialog.team)}
          name={dialog.team.name}
          isFixed={dialog.team.departmentId != null}
          onClose={close}
        />
      ) : null}
      {dialog?.of === 'move' ? (
        <ChooseRowDialog
          title={t('Move all tickets of {{name}}', { name: dialog.team.name })}
          explanation={t('Open and closed ones alike; each keeps its history and tells the move.')}
          okText={t('Move')}
          options={(words.rows ?? [])
            .filter((row) => row !== dialog.team && row.isActive !== false)
            .map((row) => ({ value: tkOf(row), label: row.name }))}
          onChoose={(targetId) => moveAll(dialog.team, targetId)}
          onClose={close}
        />
      ) : null}
    </>
  );
}
