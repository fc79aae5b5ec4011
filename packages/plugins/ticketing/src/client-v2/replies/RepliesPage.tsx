import { useT } from '../locale';
import { SettingsPage } from '../ui/SettingsPage';
import RepliesManager from './RepliesManager';

/** Where texts are kept that are written once and used often. */
export default function RepliesPage() {
  const t = useT();
  return (
    <SettingsPage
      testId="ticketing-replies-settings"
      title={t('Canned replies')}
      introduction={t(
        'Texts that are written once and used often. Agents type / in a reply to find them; variables such as the requester’s name are filled in.',
      )}
    >
      <RepliesManager />
    </SettingsPage>
  );
}
