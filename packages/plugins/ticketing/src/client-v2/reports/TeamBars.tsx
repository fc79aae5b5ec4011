import { theme } from 'antd';
import type { TeamStanding } from '../../shared/deskNumbers';
import { useLanguage, useT } from '../locale';
import { RelativeTime } from '../ui/RelativeTime';

/** How the teams stand: a bar each, as long as its share of the busiest team, with what waits and what nobody has. */
export function TeamBars({ teams }: { teams: readonly TeamStanding[] }) {
  const t = useT();
  const { token } = theme.useToken();
  const format = new Intl.NumberFormat(useLanguage());
  const most = Math.max(1, ...teams.map(({ open }) => open));
  const colors = {
    unassigned: token.colorWarning,
    working: token.colorPrimary,
    waiting: token.colorFill,
  };
  return (
    <section aria-label={t('Teams')} style={{ marginTop: token.marginLG }}>
      <Legend
        items={[
          [t('With an agent'), colors.working],
          [t('Unassigned'), colors.unassigned],
          [t('Waiting'), colors.waiting],
        ]}
      />
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {teams.map((team) => {
          const unassigned = Math.min(team.unassigned, team.open - team.waiting);
          const parts = [
            { key: 'working', count: Math.max(0, team.open - team.waiting - unassigned), color: colors.working },
            { key: 'unassigned', count: unassigned, color: colors.unassigned },
            { key: 'waiting', count: team.waiting, color: colors.waiting },
          ];
          return (
            <li key={team.teamId ?? ''} data-testid="ticketing-team-bar" style={{ padding: `${token.paddingXXS}px 0` }}>
              <div style={{ display: 'flex', flexWrap: 'wrap', columnGap: token.marginSM }}>
                <span style={{ flex: '1 1 120px', minWidth: 0, overflowWrap: 'anywhere' }}>
                  {team.name ?? t('No team')}
                </span>
                <span style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
                  {t('{{open}} open, {{unassigned}} unassigned, {{waiting}} waiting', {
                    open: format.format(team.open),
                    unassigned: format.format(team.unassigned),
                    waiting: format.format(team.waiting),
                  })}
                  {team.waitingLongestSince ? (
                    <>
                      {' · '}
                      {t('longest wait for us')} <RelativeTime value={team.waitingLongestSince} as="span" />
                    </>
                  ) : null}
                </span>
              </div>
              <div aria-hidden style={{ display: 'flex', gap: 1, height: 8, marginTop: 2 }}>
                {parts.map(({ key, count, color }) =>
                  count > 0 ? (
                    <span key={key} style={{ width: `${(count / most) * 100}%`, background: color, borderRadius: 2 }} />
                  ) : null,
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Legend({ items }: { items: readonly (readonly [string, string])[] }) {
  const { token } = theme.useToken();
  return (
    <div
      aria-hidden
      style={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: token.marginSM,
        marginBottom: token.marginXS,
        fontSize: token.fontSizeSM,
        color: token.colorTextSecondary,
      }}
    >
      {items.map(([label, color]) => (
        <span key={label} style={{ display: 'inline-flex', alignItems: 'center', gap: token.marginXXS }}>
          <span style={{ width: 10, height: 10, borderRadius: 2, background: color }} />
          {label}
        </span>
      ))}
    </div>
  );
}
