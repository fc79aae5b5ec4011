import { SearchOutlined } from '@ant-design/icons';
import { Empty, Input, theme } from 'antd';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useT } from '../../locale';
import type { Command } from './commandRegistry';
import { GROUP_LABELS } from './groupLabels';
import { Keycaps } from './Keycaps';
import { matching } from './matching';

const LIST = 'ticketing-palette-list';
const optionId = ({ id }: Command) => `ticketing-command-${id}`;

interface Props {
  commands: readonly Command[];
  onDone: () => void;
}

/** Everything that can be done now, found by typing; arrows choose, Enter does it. */
export default function CommandPalette({ commands, onDone }: Props) {
  const t = useT();
  const { token } = theme.useToken();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = matching(commands, text, t);
  const chosen = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onDone();
    // After the dialog has given the focus back.
    setTimeout(command.run);
  };

  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((found.indexOf(chosen) + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) run(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <div data-testid="ticketing-command-palette">
      <Input
        autoFocus
        allowClear
        size="large"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('What do you want to do?')}
        aria-label={t('What do you want to do?')}
        role="combobox"
        aria-expanded
        aria-controls={LIST}
        aria-activedescendant={chosen ? optionId(chosen) : undefined}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul
        id={LIST}
        role="listbox"
        aria-label={t('Commands')}
        style={{
          listStyle: 'none',
          margin: `${token.marginXS}px 0 0`,
          padding: 0,
          maxHeight: '50vh',
          overflowY: 'auto',
        }}
      >
        {found.map((command) => (
          <li
            key={command.id}
            id={optionId(command)}
            role="option"
            aria-selected={command === chosen}
            onMouseMove={() => setAt(found.indexOf(command))}
            onClick={() => run(command)}
            style={{
              display: 'flex',
              alignItems: 'center',
              gap: token.marginSM,
              padding: `${token.paddingXS}px ${token.paddingSM}px`,
              borderRadius: token.borderRadius,
              cursor: 'pointer',
              background: command === chosen ? token.controlItemBgActive : undefined,
            }}
          >
            <span style={{ flex: 1, minWidth: 0 }}>{t(command.label)}</span>
            <span style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
              {t(GROUP_LABELS[command.group])}
            </span>
            {command.keys?.[0] ? <Keycaps keys={command.keys[0]} /> : null}
          </li>
        ))}
      </ul>
      {found.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('No command matches')} /> : null}
    </div>
  );
}
