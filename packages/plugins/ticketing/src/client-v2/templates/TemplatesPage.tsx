import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Empty, Flex, Skeleton } from 'antd';
import { useState } from 'react';
import type { TicketTemplate } from '../../shared/ticketTemplates';
import { useT } from '../locale';
import { SettingsPage } from '../ui/SettingsPage';
import { TemplateDrawer } from './TemplateDrawer';
import { TemplateRow } from './TemplateRow';
import { useTemplates } from './useTemplates';

/** Where tickets that are written again and again are filled in beforehand. */
export default function TemplatesPage() {
  const t = useT();
  const state = useTemplates();
  const [opened, setOpened] = useState<TicketTemplate | 'new'>();
  const { templates, problem } = state;
  return (
    <SettingsPage
      testId="ticketing-templates-settings"
      title={t('Ticket templates')}
      introduction={t(
        'A template fills in a new ticket: its texts, fields, tags and checklist. Agents choose one in the form of a new ticket; a schedule can make tickets from it.',
      )}
    >
      {problem !== undefined ? (
        <Alert
          type="error"
          showIcon
          message={problem || t('This could not be loaded')}
          action={<Button onClick={() => void state.reload()}>{t('Try again')}</Button>}
        />
      ) : !templates ? (
        <Skeleton active paragraph={{ rows: 4 }} />
      ) : (
        <Flex vertical gap={16} align="stretch">
          {templates.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('There is no template yet')} />
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {templates.map((template) => (
                <TemplateRow
                  key={template.id}
                  template={template}
                  choices={state.choices}
                  onOpen={() => setOpened(template)}
                  onRemove={() => state.remove(template.id)}
                />
              ))}
            </ul>
          )}
          <Button
            icon={<PlusOutlined />}
            style={{ alignSelf: 'start' }}
            data-testid="ticketing-template-add"
            onClick={() => setOpened('new')}
          >
            {t('Add template')}
          </Button>
        </Flex>
      )}
      {opened ? (
        <TemplateDrawer
          state={state}
          template={opened === 'new' ? undefined : opened}
          onClose={() => setOpened(undefined)}
        />
      ) : null}
    </SettingsPage>
  );
}
