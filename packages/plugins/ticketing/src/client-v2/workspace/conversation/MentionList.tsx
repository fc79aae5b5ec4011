import { TeamOutlined } from '@ant-design/icons';
import { observer } from '@nocobase/flow-engine';
import { theme } from 'antd';
import { useEffect, useMemo } from 'react';
import { useT } from '../../locale';
import { PersonAvatar } from '../../ui/PersonAvatar';
import { nameOfPerson } from '../tickets';
import { callablesFor, type Callable } from './mentions';
import { useColleagues, useTeams } from './useColleagues';

interface Props {
  typed: string;
  active: number;
  onFound: (found: readonly Callable[]) => void;
  onChoose: (one: Callable) => void;
}

export const mentionId = (index: number) => `ticketing-mention-${index}`;

/** People and teams that a typed beginning may mean, above the text. The text keeps the focus and moves the choice. */
export const MentionList = observer(function MentionList({ typed, active, onFound, onChoose }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const people = useColleagues();
  const teams = useTeams();
  const found = useMemo(() => {
    const all: Callable[] = [
      ...people.map((person) => ({ type: 'user' as const, id: Number(person.id), name: nameOfPerson(person) })),
      ...teams.map(({ id, name, members }) => ({
        type: 'team' as const,
        id: Number(id),
        name,
        size: members?.length ?? 0,
      })),
    ];
    return callablesFor(all, typed);
  }, [people, teams, typed]);
  useEffect(() => onFound(found), [found, onFound]);
  if (found.length === 0) return null;
  return (
    <ul
      role="listbox"
      id="ticketing-mentions"
      aria-label={t('Mention somebody')}
      data-testid="ticketing-mentions"
      style={{
        position: 'absolute',
        bottom: '100%',
        insetInlineStart: 0,
        zIndex: token.zIndexPopupBase,
        width: 280,
        maxWidth: '100%',
        maxHeight: 260,
        overflowY: 'auto',
        margin: `0 0 ${token.marginXXS}px`,
        padding: token.paddingXXS,
        listStyle: 'none',
        borderRadius: token.borderRadiusLG,
        background: token.colorBgElevated,
        boxShadow: token.boxShadowSecondary,
      }}
    >
      {found.map((one, index) => (
        <li
          key={`${one.type}-${one.id}`}
          id={mentionId(index)}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(one);
          }}
          style={{
            display: 'flex',
            alignItems: 'center',
            gap: token.marginXS,
            padding: `${token.paddingXXS}px ${token.paddingXS}px`,
            borderRadius: token.borderRadius,
            cursor: 'pointer',
            background: index === active ? token.controlItemBgActive : undefined,
          }}
        >
          {one.type === 'team' ? <TeamOutlined /> : <PersonAvatar name={one.name} size={20} />}
          <span style={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>{one.name}</span>
          {one.type === 'team' ? (
            <span style={{ color: token.colorTextTertiary, fontSize: token.fontSizeSM }}>
              {t('{{count}} people', { count: one.size ?? 0 })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
});
