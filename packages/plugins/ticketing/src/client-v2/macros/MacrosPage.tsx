import { useT } from '../locale';
import { SettingsPage } from '../ui/SettingsPage';
import MacrosManager from './MacrosManager';

/** Where several changes of a ticket are made one click. */
export default function MacrosPage() {
  const t = useT();
  return (
    <SettingsPage
      testId="ticketing-macros-settings"
      title={t('Macros')}
      introduction={t(
        'Several changes of a ticket that are made together, by one click: a reply, a note, fields, tags, a status. Agents see what would change before they apply one.',
      )}
    >
      <MacrosManager />
    </SettingsPage>
  );
}
