import { useFlowEngine, type FlowEngine } from '@nocobase/flow-engine';
import { useEffect, useRef } from 'react';
import { commandsOf, type Command } from './commandRegistry';
import { KeySequence, nameOfPress } from './keys';
import { openCommandPalette, openShortcutHelp } from './open';
import { shortcutSwitch } from './shortcutSwitch';

const OVERLAYS = '.ant-dropdown, .ant-select-dropdown, .ant-modal-wrap, .ant-popover, .ant-picker-dropdown';

/** Commands of one block, alive while it is on screen. */
export function useCommands(root: React.RefObject<HTMLElement>, commands: readonly Command[]): void {
  const engine = useFlowEngine();
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    listen(engine);
    return commandsOf(engine).add({ isAlive: () => isOnScreen(root.current), commands: () => latest.current });
  }, [engine, root]);
}

const listening = new WeakSet<FlowEngine>();

/** One listener for the page: the desk's own commands work while any of its blocks is on screen. */
function listen(engine: FlowEngine): void {
  if (listening.has(engine)) return;
  listening.add(engine);
  const registry = commandsOf(engine);
  const sequence = new KeySequence();
  registry.add({ isAlive: () => true, commands: () => generalCommands(engine) });
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const name = nameOfPress(event);
    // Only the general ones are there: no block of the desk is on screen, and the keys are the host's.
    if (!name || registry.alive().length <= generalCommands(engine).length) return;
    const byKeys = registry.byKeys();
    const keys = sequence.press(name, new Set(byKeys.keys()), event.timeStamp);
    const command = keys === undefined ? undefined : byKeys.get(keys);
    if (!command || !mayRun(command, keys ?? '', event)) return;
    event.preventDefault();
    command.run();
  });
}

function generalCommands(engine: FlowEngine): Command[] {
  return [
    {
      id: 'palette',
      label: 'Command palette',
      group: 'general',
      keys: ['mod+k'],
      run: () => openCommandPalette(engine),
      whileTyping: true,
    },
    { id: 'help', label: 'Keyboard shortcuts', group: 'general', keys: ['?'], run: () => openShortcutHelp(engine) },
  ];
}

function mayRun({ whileTyping }: Command, keys: string, { target }: KeyboardEvent): boolean {
  if (!keys.startsWith('mod+') && !shortcutSwitch().isOn) return false;
  if (!(target instanceof Element)) return true;
  if (target.closest(OVERLAYS)) return false;
  const isTyping = target.matches('input, textarea, select') || target.closest('[contenteditable="true"]') !== null;
  if (isTyping) return whileTyping === true;
  // A focused button or link keeps its Enter.
  return keys !== 'Enter' || target.closest('button, a') === null;
}

/** Pages that the host keeps alive behind the current one are not on screen. */
const isOnScreen = (element: HTMLElement | null): boolean => Boolean(element && element.getClientRects().length > 0);
