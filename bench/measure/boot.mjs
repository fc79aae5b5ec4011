import { PACKAGE } from '../kit/desk.mjs';
import { inTurn } from '../kit/load.mjs';

const ROUNDS = 5;

/**
 * How much longer the application takes to be healthy with the plugin than without, from one and the same database.
 *
 * @param {import('../../scripts/kit/stock-app.mjs').StockApp} app with the plugin enabled, running
 * @param {import('../kit/databases.mjs').BenchDatabase} database
 */
export async function measureBoot(app, database) {
  const enabled = (/** @type {boolean} */ yes) =>
    database.run(app.root, `UPDATE "applicationPlugins" SET "enabled" = ${yes} WHERE "packageName" = '${PACKAGE}'`);
  const boot = async (/** @type {boolean} */ withPlugin) => {
    await app.stop();
    await enabled(withPlugin);
    return app.start();
  };
  const { ours, theirs } = await inTurn(
    () => boot(true),
    () => boot(false),
    ROUNDS,
  );
  const more = ours - theirs;
  return [
    {
      what: `Boot, ${database.dialect}`,
      ours: `${(ours / 1000).toFixed(2)} s`,
      theirs: `${(theirs / 1000).toFixed(2)} s without the plugin`,
      result: `${more < 0 ? '' : '+'}${(more / 1000).toFixed(2)} s`,
      aim: 'at most +1 s',
      met: more <= 1000,
    },
  ];
}
