import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { useT } from '../../locale';
import { SettingsPage } from '../../ui/SettingsPage';
import { NewTypeDialog } from './NewTypeDialog';
import { TypeDrawer } from './TypeDrawer';
import { TypeList } from './TypeList';
import { useTypes } from './useTypes';

/** Where an administrator makes ticket types: what they are called, what they ask for, which flow they take. */
export default function TypesPage() {
  const t = useT();
  const state = useTypes();
  const [opened, setOpened] = useState<string>();
  const [isMaking, setMaking] = useState(false);
  const type = state.types?.find(({ key }) => key === opened);
  return (
    <SettingsPage
      testId="ticketing-types-settings"
      title={t('Ticket types')}
      introduction={t(
        'What kinds of tickets there are. Each type asks for its own fields, takes its own flow, and fills in a team and a priority.',
      )}
    >
      {state.problem !== undefined ? (
        <Alert
          type="error"
          showIcon
          message={state.problem || t('This could not be loaded')}
          action={<Button onClick={() => void state.reload()}>{t('Try again')}</Button>}
        />
      ) : !state.types ? (
        <Skeleton active paragraph={{ rows: 5 }} />
      ) : (
        <Flex vertical gap={16} align="start">
          <TypeList state={state} onOpen={setOpened} />
          <Button icon={<PlusOutlined />} data-testid="ticketing-type-add" onClick={() => setMaking(true)}>
            {t('Add type')}
          </Button>
        </Flex>
      )}
      {isMaking ? (
        <NewTypeDialog
          state={state}
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            setOpened(key);
          }}
        />
      ) : null}
      {type ? <TypeDrawer key={type.key} state={state} type={type} onClose={() => setOpened(undefined)} /> : null}
    </SettingsPage>
  );
}
