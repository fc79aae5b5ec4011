import { Alert, Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { SettingsPage } from '../ui/SettingsPage';
import { BindingForm } from './BindingForm';
import { CurrentBinding } from './CurrentBinding';
import { useBinding, type BindingState } from './useBinding';

/** Where an administrator says which collection of the application holds the customers. */
export default function CustomersPage() {
  const t = useT();
  const state = useBinding();
  return (
    <SettingsPage
      testId="ticketing-customers-settings"
      title={t('Customers')}
      introduction={t(
        'Choose the collection in which you keep your customers. Tickets and customers are then linked in both directions, and a new ticket finds its customer by e-mail address.',
      )}
    >
      <Content state={state} />
    </SettingsPage>
  );
}

function Content({ state }: { state: BindingState }) {
  const t = useT();
  const [isEditing, setEditing] = useState(false);
  const { binding, candidates, problem } = state;
  if (state.isLoading) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (problem !== undefined) {
    return (
      <Alert
        type="error"
        showIcon
        message={problem || t('This could not be loaded')}
        action={<Button onClick={() => void state.reload()}>{t('Try again')}</Button>}
      />
    );
  }
  if (binding && !isEditing) {
    return <CurrentBinding state={state} binding={binding} onEdit={() => setEditing(true)} />;
  }
  if (candidates.length === 0) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={t('There is no collection of your own yet. Make one in the data source manager, then come back.')}
      />
    );
  }
  return <BindingForm state={state} binding={binding} onDone={() => setEditing(false)} />;
}
