import { bootApp } from '../../__tests__/kit';

const desk = bootApp();

test('a transaction that reads before it writes bears a writer outside any transaction', async () => {
  const { sequelize } = desk.db;
  const tags = desk.db.getModel('ticketingTags');
  let outside: Promise<unknown> = Promise.resolve();
  await sequelize.transaction(async (transaction) => {
    await tags.count({ transaction });
    outside = tags.create({ name: 'outside' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await tags.create({ name: 'inside' }, { transaction });
  });
  await outside;
  expect(await tags.count({ where: { name: ['inside', 'outside'] } })).toBe(2);
});

test('thirty write transactions at once all succeed', async () => {
  const tags = desk.db.getModel('ticketingTags');
  const add = (_: unknown, index: number) =>
    desk.db.sequelize.transaction(async (transaction) => {
      await tags.count({ transaction });
      await tags.create({ name: `turn ${index}` }, { transaction });
    });
  await Promise.all(Array.from({ length: 30 }, add));
  expect(await tags.count({ where: { name: Array.from({ length: 30 }, (_, index) => `turn ${index}`) } })).toBe(30);
});
