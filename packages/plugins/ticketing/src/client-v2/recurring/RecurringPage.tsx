import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { SettingsPage } from '../ui/SettingsPage';
import { RecurrenceDrawer } from './RecurrenceDrawer';
import { RecurrenceRow } from './RecurrenceRow';
import { useRecurrences, type Recurrence } from './useRecurrences';

/** Where an administrator says which tickets come again and again, and when. */
export default function RecurringPage() {
  const t = useT();
  const state = useRecurrences();
  const [opened, setOpened] = useState<Recurrence | 'new'>();
  const { recurrences, templates, problem } = state;
  return (
    <SettingsPage
      testId="ticketing-recurring-settings"
      title={t('Recurring tickets')}
      introduction={t(
        'Tickets that come again and again, such as checks and renewals: made from a template, once at each time of the schedule.',
      )}
    >
      {problem !== undefined ? (
        <Alert
          type="error"
          showIcon
          message={problem || t('This could not be loaded')}
          action={<Button onClick={() => void state.reload()}>{t('Try again')}</Button>}
        />
      ) : !recurrences ? (
        <Skeleton active paragraph={{ rows: 4 }} />
      ) : (
        <Flex vertical gap={16} align="stretch">
          {recurrences.length === 0 ? (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={
                templates.length === 0
                  ? t('They are made from templates: make one first, on the page “Ticket templates”.')
                  : t('No ticket comes again yet')
              }
            />
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {recurrences.map((recurrence) => (
                <RecurrenceRow
                  key={recurrence.id}
                  recurrence={recurrence}
                  onOpen={() => setOpened(recurrence)}
                  onSwitch={(enabled) => state.save(recurrence.id, { enabled })}
                  onRemove={() => state.remove(recurrence.id)}
                />
              ))}
            </ul>
          )}
          <Button
            icon={<PlusOutlined />}
            style={{ alignSelf: 'start' }}
            disabled={templates.length === 0}
            data-testid="ticketing-recurrence-add"
            onClick={() => setOpened('new')}
          >
            {t('Add recurring ticket')}
          </Button>
        </Flex>
      )}
      {opened ? (
        <RecurrenceDrawer
          state={state}
          recurrence={opened === 'new' ? undefined : opened}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </SettingsPage>
  );
}
