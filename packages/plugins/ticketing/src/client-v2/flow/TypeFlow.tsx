import { Alert, Button, Skeleton } from 'antd';
import { useT } from '../locale';
import { FlowEditor } from './FlowEditor';
import { useFlow } from './useFlow';

/** The flow of one type, beside what else is known of the type. */
export default function TypeFlow({ typeKey }: { typeKey: string }) {
  const t = useT();
  const state = useFlow(typeKey);
  if (state.problem !== undefined) {
    return (
      <Alert
        type="error"
        showIcon
        message={state.problem || t('This could not be loaded')}
        action={<Button onClick={() => void state.reload()}>{t('Try again')}</Button>}
      />
    );
  }
  return state.document ? (
    <FlowEditor document={state.document} state={state} />
  ) : (
    <Skeleton active paragraph={{ rows: 8 }} />
  );
}
