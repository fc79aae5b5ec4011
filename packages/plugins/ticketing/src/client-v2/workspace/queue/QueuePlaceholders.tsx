import { InboxOutlined, LockOutlined } from '@ant-design/icons';
import { Button, Empty, Result, Skeleton, theme } from 'antd';
import type { ResourceError } from '@nocobase/flow-engine';
import type { QueueFolder } from '../../../shared/queueFolders';
import { useT } from '../../locale';

/** Where rows are about to be. */
export function QueueSkeleton() {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <div aria-busy="true" aria-label={t('Loading tickets')} style={{ flex: 1, overflow: 'hidden' }}>
      {Array.from({ length: 7 }, (_, index) => (
        <div
          key={index}
          style={{
            padding: `${token.paddingSM}px ${token.padding}px`,
            borderBottom: `1px solid ${token.colorBorderSecondary}`,
          }}
        >
          <Skeleton
            active
            avatar={{ size: 32 }}
            title={{ width: '35%' }}
            paragraph={{ rows: 2, width: ['85%', '45%'] }}
          />
        </div>
      ))}
    </div>
  );
}

const EMPTY_TEXTS: Record<QueueFolder, string> = {
  open: 'Nothing is open. Well done!',
  mine: 'No open ticket is assigned to you',
  unassigned: 'Every open ticket has somebody who looks after it',
  waiting: 'No ticket waits for somebody else',
  all: 'There are no tickets yet',
};

export function QueueEmpty({ folder }: { folder: QueueFolder }) {
  const t = useT();
  const { token } = theme.useToken();
  return (
    <div style={{ flex: 1, display: 'grid', placeContent: 'center', padding: token.paddingLG }}>
      <Empty
        image={<InboxOutlined style={{ fontSize: 44, color: token.colorTextQuaternary }} />}
        styles={{ image: { height: 52 } }}
        description={<span style={{ color: token.colorTextSecondary }}>{t(EMPTY_TEXTS[folder])}</span>}
      />
    </div>
  );
}

/** The list could not be read: says why, in the server's words, and offers to try again. */
export function QueueProblem({ error, onRetry }: { error: ResourceError; onRetry: () => void }) {
  const t = useT();
  const { token } = theme.useToken();
  const isForbidden = /permission|forbidden/i.test(`${error.code} ${error.message}`);
  return (
    <div style={{ flex: 1, display: 'grid', placeContent: 'center' }}>
      <Result
        data-testid="ticketing-queue-problem"
        status={isForbidden ? 'info' : 'warning'}
        icon={isForbidden ? <LockOutlined style={{ color: token.colorTextTertiary }} /> : undefined}
        title={isForbidden ? t('You may not see tickets here') : t('The tickets could not be loaded')}
        subTitle={isForbidden ? t('Ask an administrator for a role of the service desk.') : error.message}
        extra={isForbidden ? null : <Button onClick={onRetry}>{t('Try again')}</Button>}
      />
    </div>
  );
}
