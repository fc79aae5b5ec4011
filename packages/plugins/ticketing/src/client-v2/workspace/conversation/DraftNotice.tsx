import { Alert, Button, Space } from 'antd';
import { useT } from '../../locale';
import type { SavingState } from './DraftStore';

/** Says when a draft is not safe: changed on another device, or not on the server. */
export function DraftNotice({
  state,
  onResolve,
}: {
  state: SavingState;
  onResolve: (choice: 'mine' | 'theirs') => void;
}) {
  const t = useT();
  if (state === 'failed') {
    return <Alert banner type="warning" message={t('The draft is not saved yet')} style={{ marginTop: 8 }} />;
  }
  if (state !== 'conflict') return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      data-testid="ticketing-draft-conflict"
      style={{ marginTop: 8 }}
      message={t('You changed this draft somewhere else')}
      action={
        <Space wrap size={4}>
          <Button size="small" onClick={() => onResolve('theirs')}>
            {t('Take that one')}
          </Button>
          <Button size="small" onClick={() => onResolve('mine')}>
            {t('Keep this one')}
          </Button>
        </Space>
      }
    />
  );
}
