import { observer } from '@nocobase/flow-engine';
import { Alert, Button, Skeleton, theme } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useT } from '../locale';
import { RelativeTime } from '../ui/RelativeTime';
import { TeamBars } from './TeamBars';
import type { TicketingNumbersBlockModel } from './TicketingNumbersBlockModel';
import { useNumbers } from './useNumbers';

export const NumbersView = observer(function NumbersView({ block }: { block: TicketingNumbersBlockModel }) {
  const t = useT();
  const { token } = theme.useToken();
  const format = new Intl.NumberFormat(useLanguage());
  const { showsTeams, filter } = block.settings;
  const { numbers, error, reload } = useNumbers(filter);
  if (error && !numbers) {
    return (
      <Alert
        type={error.status === 403 ? 'info' : 'warning'}
        showIcon
        message={error.message || t('This could not be loaded')}
        action={
          <Button size="small" onClick={() => void reload()}>
            {t('Try again')}
          </Button>
        }
      />
    );
  }
  if (!numbers) return <Skeleton active paragraph={{ rows: 2 }} />;
  return (
    <div data-testid="ticketing-numbers">
      <dl
        aria-live="polite"
        style={{
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
          gap: token.marginSM,
          margin: 0,
        }}
      >
        <Figure term={t('Open')} value={format.format(numbers.open)} />
        <Figure term={t('Unassigned')} value={format.format(numbers.unassigned)} warns={numbers.unassigned > 0} />
        <Figure term={t('Mine')} value={format.format(numbers.mine)} />
        <Figure term={t('Waiting')} value={format.format(numbers.waiting)} />
        <Figure
          term={t('Longest wait for us')}
          value={
            numbers.waitingLongestSince ? (
              <RelativeTime value={numbers.waitingLongestSince} as="span" />
            ) : (
              t('Nobody waits')
            )
          }
        />
      </dl>
      {showsTeams && numbers.teams.length > 0 ? <TeamBars teams={numbers.teams} /> : null}
    </div>
  );
});

function Figure({ term, value, warns }: { term: string; value: ReactNode; warns?: boolean }) {
  const { token } = theme.useToken();
  return (
    <div
      style={{
        padding: `${token.paddingSM}px ${token.padding}px`,
        borderRadius: token.borderRadiusLG,
        background: token.colorFillQuaternary,
      }}
    >
      <dt style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>{term}</dt>
      <dd
        style={{
          margin: 0,
          fontSize: token.fontSizeHeading3,
          lineHeight: token.lineHeightHeading3,
          fontWeight: token.fontWeightStrong,
          fontVariantNumeric: 'tabular-nums',
          color: warns ? `color-mix(in srgb, ${token.colorWarning} 65%, ${token.colorText})` : token.colorText,
        }}
      >
        {value}
      </dd>
    </div>
  );
}
