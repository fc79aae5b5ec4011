import { SearchOutlined } from '@ant-design/icons';
import { Button, Empty, Result, theme } from 'antd';
import { useLanguage, useT } from '../../locale';
import type { TicketSearch } from './useTicketSearch';

const NOT_A_SEARCH = 422;

/** What a search has to say besides its results, above them. */
export function SearchSummary({ search }: { search: TicketSearch }) {
  const t = useT();
  const { token } = theme.useToken();
  const language = useLanguage();
  const { count = 0, isCapped, building } = search.meta;
  const percent = building ? building.done / Math.max(1, building.total) : 1;
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(percent);
  return (
    <div
      role="status"
      data-testid="ticketing-search-summary"
      style={{
        padding: `${token.paddingXXS}px ${token.paddingSM}px`,
        borderBottom: `1px solid ${token.colorBorderSecondary}`,
        color: token.colorTextSecondary,
        fontSize: token.fontSizeSM,
      }}
    >
      {isCapped
        ? t('The best {{count}} of the newest matches', { count })
        : t('Found in all folders: {{count}}', { count })}
      {building ? (
        <div>{t('The search index is being built ({{share}}); older tickets may be missing.', { share })}</div>
      ) : null}
    </div>
  );
}

/** Nothing was found. */
export function SearchEmpty({ text, onClear }: { text: string; onClear: () => void }) {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <div style={{ flex: 1, display: 'grid', placeContent: 'center', padding: token.paddingLG }}>
      <Empty
        data-testid="ticketing-search-empty"
        image={<SearchOutlined style={{ fontSize: 44, color: token.colorTextQuaternary }} />}
        styles={{ image: { height: 52 } }}
        description={
          <span style={{ color: token.colorTextSecondary, overflowWrap: 'anywhere' }}>
            {t('No ticket matches “{{text}}”', { text })}
            <br />
            {t('Fewer words find more; an asterisk finds beginnings: batt*')}
          </span>
        }
      >
        <Button onClick={onClear}>{t('Clear search')}</Button>
      </Empty>
    </div>
  );
}

/** The search was not understood, or not answered: says why in the server's words. */
export function SearchTrouble({ search, onClear }: { search: TicketSearch; onClear: () => void }) {
  const t = useT();
  const isMistake = search.error?.status === NOT_A_SEARCH;
  return (
    <div style={{ flex: 1, display: 'grid', placeContent: 'center' }}>
      <Result
        data-testid="ticketing-search-problem"
        status={isMistake ? 'info' : 'warning'}
        title={isMistake ? t('This search is not understood') : t('The search could not be carried out')}
        subTitle={search.error?.message}
        extra={
          isMistake ? (
            <Button onClick={onClear}>{t('Clear search')}</Button>
          ) : (
            <Button onClick={search.again}>{t('Try again')}</Button>
          )
        }
      />
    </div>
  );
}
