import { useFlowEngine } from '@nocobase/flow-engine';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { SettingsPage } from '../ui/SettingsPage';
import { deskErrorOf, useDeskApi } from '../workspace';

/** Where an administrator gets the desk's own pages back after somebody deleted them. */
export default function PagesPage() {
  const t = useT();
  const api = useDeskApi();
  const { message } = useFlowEngine().context;
  const [isBusy, setBusy] = useState(false);

  const restore = async () => {
    setBusy(true);
    try {
      const { pages } = await api.post<{ pages: string[] }>('ticketingPages:restore', null);
      if (pages.length === 0) void message.info(t('No page is missing'));
      else
        void message.success(
          t('Pages brought back: {{count}}. Reload to see them in the menu.', { count: pages.length }),
        );
    } catch (error) {
      void message.error(deskErrorOf(error).message || t('This could not be saved'));
    }
    setBusy(false);
  };

  return (
    <SettingsPage
      testId="ticketing-pages-settings"
      title={t('Pages')}
      introduction={t(
        'The menu group "Service desk" holds ordinary pages: change, copy or delete them in the page editor. No upgrade touches them.',
      )}
    >
      <Typography.Paragraph>
        {t(
          'Inbox, Kanban, Numbers or Customers were deleted? Bring them back as they were at first. Pages that are there stay as they are.',
        )}
      </Typography.Paragraph>
      <Button loading={isBusy} onClick={() => void restore()} data-testid="ticketing-restore-pages">
        {t('Bring back missing pages')}
      </Button>
    </SettingsPage>
  );
}
