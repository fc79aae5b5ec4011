import { DownOutlined, SearchOutlined } from '@ant-design/icons';
import { observer, useFlowEngine } from '@nocobase/flow-engine';
import { Button, Empty, Input, Popover, theme } from 'antd';
import { useState } from 'react';
import { useT } from '../../locale';
import { PersonAvatar } from '../../ui/PersonAvatar';
import { idOf, nameOfPerson, type Id, type Person } from '../tickets';
import type { OpenTicket } from './useTicket';
import type { TicketActions } from './useTicketActions';
import { useColleagues } from './useColleagues';

interface Props {
  ticket: OpenTicket;
  actions: TicketActions;
  /** Shows who, and lets nobody change it. */
  isLocked: boolean;
}

/** Who looks after the ticket; opens a list to give it to somebody else. */
export const AssigneePicker = observer(function AssigneePicker({ ticket, actions, isLocked }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const { message, user } = useFlowEngine().context;
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const name = nameOfPerson(ticket.assignee);
  const isMine = user !== undefined && idOf(ticket.assigneeId) === idOf(user.id);

  const assign = async (assigneeId: Id | 'me' | null) => {
    setOpen(false);
    setBusy(true);
    try {
      await actions.assign(assigneeId);
    } catch (error) {
      if (error instanceof Error && error.message) void message.error(error.message);
    } finally {
      setBusy(false);
    }
  };

  if (isLocked) {
    return (
      <span
        data-testid="ticketing-assignee"
        style={{ display: 'inline-flex', alignItems: 'center', gap: token.marginXXS, color: token.colorTextSecondary }}
      >
        <PersonAvatar name={name} size={20} /> {name || t('Unassigned')}
      </span>
    );
  }

  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: token.marginXXS }}>
      <Popover
        trigger="click"
        placement="bottomRight"
        arrow={false}
        open={isOpen}
        onOpenChange={setOpen}
        destroyTooltipOnHide
        content={<People assigneeId={ticket.assigneeId} onChoose={(id) => void assign(id)} />}
      >
        <Button
          type="text"
          size="small"
          loading={isBusy}
          data-testid="ticketing-assignee"
          aria-label={name ? t('Assigned to {{name}}', { name }) : t('Unassigned')}
        >
          <PersonAvatar name={name} size={20} />
          <span style={{ color: name ? undefined : token.colorTextTertiary }}>{name || t('Unassigned')}</span>
          <DownOutlined style={{ fontSize: 10, color: token.colorTextTertiary }} />
        </Button>
      </Popover>
      {isMine ? null : (
        <Button
          type="link"
          size="small"
          style={{ paddingInline: token.paddingXXS }}
          disabled={isBusy}
          data-testid="ticketing-assign-me"
          onClick={() => void assign('me')}
        >
          {t('Assign to me')}
        </Button>
      )}
    </span>
  );
});

const People = observer(function People({
  assigneeId,
  onChoose,
}: {
  assigneeId: Id | null | undefined;
  onChoose: (id: Id | null) => void;
}) {
  const t = useT();
  const { token } = theme.useToken();
  const people = useColleagues();
  const [search, setSearch] = useState('');
  const found = people.filter((person) => nameOfPerson(person).toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <div style={{ width: 240 }}>
      <Input
        autoFocus
        variant="filled"
        prefix={<SearchOutlined style={{ color: token.colorTextTertiary }} />}
        placeholder={t('Search people')}
        aria-label={t('Search people')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
        onPressEnter={() => found[0] && onChoose(found[0].id)}
      />
      <div style={{ maxHeight: 280, overflowY: 'auto', marginTop: token.marginXS }}>
        {assigneeId == null ? null : <Choice label={t('Nobody')} onChoose={() => onChoose(null)} />}
        {found.map((person) => (
          <Choice
            key={person.id}
            person={person}
            label={nameOfPerson(person)}
            isCurrent={idOf(person.id) === idOf(assigneeId)}
            onChoose={() => onChoose(person.id)}
          />
        ))}
        {found.length === 0 ? (
          <Empty
            image={null}
            styles={{ image: { display: 'none' } }}
            description={people.length === 0 ? t('The teams have no members yet') : t('Nobody found')}
          />
        ) : null}
      </div>
    </div>
  );
});

interface ChoiceProps {
  person?: Person;
  label: string;
  isCurrent?: boolean;
  onChoose: () => void;
}

function Choice({ person, label, isCurrent, onChoose }: ChoiceProps) {
  return (
    <Button
      type="text"
      block
      disabled={isCurrent}
      onClick={onChoose}
      style={{ justifyContent: 'flex-start', paddingInline: 8 }}
      icon={<PersonAvatar name={person ? label : null} size={20} />}
    >
      {label}
    </Button>
  );
}
