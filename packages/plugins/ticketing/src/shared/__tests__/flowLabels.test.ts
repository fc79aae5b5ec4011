import { statusLabel } from '../flowLabels';

const status = {
  key: 'parts',
  label: 'Waiting for parts',
  customerLabel: 'In repair',
  translations: { 'zh-CN': { label: '等待配件' } },
};

test('the words for the reader: own language, then the label itself', () => {
  expect(statusLabel(status, 'zh-CN')).toBe('等待配件');
  expect(statusLabel(status, 'zh-TW')).toBe('等待配件');
  expect(statusLabel(status, 'en-US')).toBe('Waiting for parts');
  expect(statusLabel(status, 'zh-CN', 'customerLabel')).toBe('In repair');
});

test('customers read the label for agents where there is no other, and nobody reads nothing', () => {
  expect(statusLabel({ ...status, customerLabel: null }, 'zh-CN', 'customerLabel')).toBe('等待配件');
  expect(statusLabel({ key: 'parts' }, 'en-US')).toBe('parts');
});
