import { Typography } from 'antd';
import { useT } from '../../locale';

/** The flow of one type. */
export default function FlowTab({ typeKey }: { typeKey: string }) {
  const t = useT();
  return <Typography.Text data-type={typeKey}>{t('Status flow')}</Typography.Text>;
}
