import { observer } from '@nocobase/flow-engine';
import { Switch, theme } from 'antd';
import { useT } from '../../locale';
import { COMMAND_GROUPS, type Command } from './commandRegistry';
import { GROUP_LABELS } from './groupLabels';
import { Keycaps } from './Keycaps';
import { shortcutSwitch } from './shortcutSwitch';

/** The shortcuts that work right now, and the switch for those who do not want them. */
export default observer(function ShortcutHelp({ commands }: { commands: readonly Command[] }) {
  const t = useT();
  const { token } = theme.useToken();
  const preference = shortcutSwitch();
  return (
    <div data-testid="ticketing-shortcut-help">
      <div style={{ columns: '240px', columnGap: token.marginLG }}>
        {COMMAND_GROUPS.map((group) => {
          const members = commands.filter((command) => command.group === group && command.keys?.length);
          return members.length === 0 ? null : (
            <section key={group} style={{ breakInside: 'avoid', marginBottom: token.margin }}>
              <h3 style={{ margin: `0 0 ${token.marginXS}px`, fontSize: token.fontSize }}>{t(GROUP_LABELS[group])}</h3>
              <dl style={{ margin: 0 }}>
                {members.map(({ id, label, keys = [] }) => (
                  <div
                    key={id}
                    style={{ display: 'flex', justifyContent: 'space-between', gap: token.margin, padding: '3px 0' }}
                  >
                    <dt style={{ fontWeight: 'normal' }}>{t(label)}</dt>
                    <dd style={{ margin: 0 }}>
                      <Keycaps keys={keys[0]} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <label style={{ display: 'flex', alignItems: 'center', gap: token.marginXS }}>
        <Switch
          size="small"
          checked={preference.isOn}
          aria-label={t('Single-key shortcuts')}
          onChange={(isOn) => preference.set(isOn)}
        />
        {t('Single-key shortcuts')}
      </label>
    </div>
  );
});
