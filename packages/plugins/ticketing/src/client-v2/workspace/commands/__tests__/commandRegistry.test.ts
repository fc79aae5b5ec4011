import { CommandRegistry, type Command } from '../commandRegistry';

const command = (id: string, values: Partial<Command> = {}): Command => ({
  id,
  label: id,
  group: 'list',
  run: () => {},
  ...values,
});
const source = (commands: Command[], isAlive = () => true) => ({ isAlive, commands: () => commands });

test('only blocks on screen count, and the one that came last has a shortcut that two want', () => {
  const registry = new CommandRegistry();
  const first = command('first', { keys: ['j'] });
  const second = command('second', { keys: ['j', 'ArrowDown'] });
  registry.add(source([first]));
  const remove = registry.add(source([second]));
  registry.add(source([command('hidden', { keys: ['j'] })], () => false));
  expect(registry.byKeys().get('j')).toBe(second);
  remove();
  expect(registry.byKeys().get('j')).toBe(first);
  expect(registry.byKeys().has('ArrowDown')).toBe(false);
});

test('the list has each command once, group by group', () => {
  const registry = new CommandRegistry();
  registry.add(source([command('help', { group: 'general' }), command('next')]));
  registry.add(source([command('next'), command('reply', { group: 'ticket' })]));
  expect(registry.listed().map(({ id }) => id)).toEqual(['next', 'reply', 'help']);
});
