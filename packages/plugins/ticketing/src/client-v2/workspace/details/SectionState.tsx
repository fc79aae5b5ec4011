import { Alert, Skeleton } from 'antd';
import { useT } from '../../locale';
import type { DeskError } from '../deskApi';

/** While a section has nothing to show: that it is loading, or why it cannot. */
export function SectionState({ error }: { error: DeskError | undefined }) {
  const t = useT();
  if (error) return <Alert type="warning" showIcon message={error.message || t('This could not be loaded')} />;
  return <Skeleton active title={false} paragraph={{ rows: 2 }} />;
}
