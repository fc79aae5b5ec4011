import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, theme } from 'antd';
import { useT } from '../../locale';

interface Props {
  page: number;
  hasNext: boolean;
  onPage: (page: number) => void;
}

/** Back and forth: nobody counts all tickets for a page number. Absent while there is one page. */
export function QueuePager({ page, hasNext, onPage }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  if (page <= 1 && !hasNext) return null;
  return (
    <nav
      aria-label={t('Pages')}
      style={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'center',
        gap: token.marginXS,
        padding: token.paddingXXS,
        borderTop: `1px solid ${token.colorBorderSecondary}`,
        color: token.colorTextSecondary,
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<LeftOutlined />}
        disabled={page <= 1}
        aria-label={t('Previous page')}
        onClick={() => onPage(page - 1)}
      />
      <span data-testid="ticketing-page">{t('Page {{page}}', { page })}</span>
      <Button
        type="text"
        size="small"
        icon={<RightOutlined />}
        disabled={!hasNext}
        aria-label={t('Next page')}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  );
}
