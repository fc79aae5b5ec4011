import type { TicketingPlugin } from '../plugin';
import { PostgresLocks } from './postgresLocks';
import { PostgresPubSub } from './postgresPubSub';
import { RedisPubSub } from './redisPubSub';
import { WorkerIds } from './workerIds';

const LOCKS = 'ticketing-postgres';

/**
 * What several nodes on one PostgreSQL need and the platform leaves to plugins: messages between them, locks, and ids that do
 * not collide. Off unless TICKETING_CLUSTER says `redis` (messages through REDIS_URL) or `postgres`; and where another
 * plugin has brought an adapter already, that one stays. To be called before the application loads: that is when the
 * platform hands out its worker id.
 */
export function initCluster({ app, db, log }: TicketingPlugin): void {
  const mode = process.env.TICKETING_CLUSTER;
  if (!mode) return;
  if (mode !== 'redis' && mode !== 'postgres') {
    throw new Error(`TICKETING_CLUSTER must be redis or postgres, not ${mode}`);
  }
  if (db.sequelize.getDialect() !== 'postgres') throw new Error('TICKETING_CLUSTER needs PostgreSQL');
  if (mode === 'redis' && !process.env.REDIS_URL) throw new Error('TICKETING_CLUSTER=redis needs REDIS_URL');

  if (!hasAdapter(app.pubSubManager)) {
    app.pubSubManager.setAdapter(
      mode === 'redis' ? new RedisPubSub(app.redisConnectionManager) : new PostgresPubSub(db),
    );
  }
  if (!process.env.LOCK_ADAPTER_DEFAULT) {
    app.lockManager.registerAdapter(LOCKS, { Adapter: PostgresLocks, options: { db } });
    Object.assign(app.lockManager, { options: { defaultAdapter: LOCKS } });
  }
  if (!hasAdapter(app.workerIdAllocator)) app.workerIdAllocator.setAdapter(new WorkerIds(db));
  log.info(`one of several nodes, messages through ${mode}`);
}

/** The platform keeps its adapters to itself. */
const hasAdapter = (manager: object): boolean => Boolean(Reflect.get(manager, 'adapter'));
