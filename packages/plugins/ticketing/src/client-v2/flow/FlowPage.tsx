import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { SettingsPage } from '../ui/SettingsPage';
import { FlowEditor } from './FlowEditor';
import { useFlow } from './useFlow';

/** Where an administrator draws which way tickets go. `?type=` in the address opens the flow of a type. */
export default function FlowPage() {
  const t = useT();
  const [typeKey, setTypeKey] = useState(() => new URLSearchParams(window.location.search).get('type'));
  const state = useFlow(typeKey);
  return (
    <SettingsPage
      testId="ticketing-flow-page"
      title={t('Status flow')}
      introduction={t(
        'Which statuses a ticket can have and which steps lead from one to the next: who may take them, and what they ask for. The flow holds everywhere: in the workspace, in forms, in bulk, in workflows and for scripts.',
      )}
      isWide
    >
      {state.problem !== undefined ? (
        <Alert
          type="error"
          showIcon
          message={state.problem || t('This could not be loaded')}
          action={<Button onClick={() => void state.reload()}>{t('Try again')}</Button>}
        />
      ) : state.document ? (
        <FlowEditor key={typeKey ?? ''} document={state.document} state={state} onType={setTypeKey} />
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
    </SettingsPage>
  );
}
