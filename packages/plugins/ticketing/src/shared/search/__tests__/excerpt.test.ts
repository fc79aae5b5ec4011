import { excerptOf, marked } from '../excerpt';
import { parseSearch } from '../query';

const show = (text: string, typed: string) =>
  excerptOf(text, parseSearch(typed).terms)
    ?.map(({ text: part, isHit }) => (isHit ? `[${part}]` : part))
    .join('');

test('marks what was searched for, in whatever form it stands there', () => {
  expect(show('The Batteries of my phone', 'battery ')).toBe('The [Batteries] of my phone');
  expect(show('Crème brûlée', 'creme ')).toBe('[Crème] brûlée');
  expect(show('我要申请退款，谢谢', '申请退款')).toBe('我要[申请退款]，谢谢');
  expect(show('我要申请退款', '退')).toBe('我要申请[退款]');
  expect(show('Nothing of it', 'battery ')).toBeUndefined();
});

test('shows the place in a long text', () => {
  const text = `${'word '.repeat(500)}the battery ${'more '.repeat(500)}`;
  const shown = show(text, 'battery ') ?? '';
  expect(shown).toContain('[battery]');
  expect(shown.startsWith('…') && shown.endsWith('…')).toBe(true);
  expect(shown.length).toBeLessThan(200);
});

test('markup stays text', () => {
  expect(marked('<b>fire</b>', parseSearch('fire ').terms)).toEqual([
    { text: '<b>', isHit: false },
    { text: 'fire', isHit: true },
    { text: '</b>', isHit: false },
  ]);
});
