import type { Database, Model } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { z } from 'zod';
import { ticketsWithin, type ScopedCaller } from '../access';
import { changeContextOf } from '../kernel/changeContext';
import { TicketingError } from '../kernel/errors';
import { idInput, parseInput, type Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { doOne, DoneElsewhere, isTaken, type BulkCommand } from './oneTicket';
import { operationOf, type Desk } from './operations';
import { itemModel, runModel, toItem, type RunRecord } from './runRecord';

const JOB = 'bulk.run';
/** Tickets that a run does before the next one gets its turn. */
const SLICE = 100;
const KEPT_DAYS = 7;

const payloadInput = z.object({ runId: idInput });

export interface NewRun extends Pick<RunRecord, 'action' | 'params' | 'ticketIds' | 'dryRun'> {
  caller: ScopedCaller;
}

/**
 * Bulk actions that take longer than a request: kept in the database, done by one node slice by slice, taken up again after
 * a crash. What became of a ticket is written together with its change, so that nothing is done twice.
 */
export class BulkRuns {
  constructor(private readonly plugin: TicketingPlugin) {
    plugin.jobs.register(JOB, (payload) => this.work(parseInput(payloadInput, payload).runId));
  }

  begin({ caller, ...run }: NewRun): Promise<RunRecord> {
    const { actor } = changeContextOf(caller);
    return this.db.sequelize.transaction(async (transaction) => {
      const values = {
        ...run,
        userId: actor.userId,
        roles: actor.roles,
        timeZone: caller.get('X-Timezone') || null,
        state: 'queued',
        total: run.ticketIds.length,
      };
      const record = await runModel(this.db).create(values, { transaction });
      await this.enqueue(record.id, transaction);
      return record;
    });
  }

  /** From now on no further ticket is touched; those that are done stay done. */
  async cancel(runId: Id): Promise<void> {
    await this.finish(runId, 'cancelled');
  }

  async forgetOld(): Promise<void> {
    const before = new Date(Date.now() - KEPT_DAYS * 24 * 60 * 60 * 1000);
    const old = await runModel(this.db).findAll({ where: { createdAt: { [Op.lt]: before } }, attributes: ['id'] });
    const runId = old.map(({ id }) => id);
    if (runId.length === 0) return;
    await this.db.sequelize.transaction(async (transaction) => {
      await itemModel(this.db).destroy({ where: { runId }, transaction });
      await runModel(this.db).destroy({ where: { id: runId }, transaction });
    });
  }

  private get db(): Database {
    return this.plugin.db;
  }

  private async work(runId: Id): Promise<void> {
    const run = await runModel(this.db).findByPk(runId);
    if (!run || run.finishedAt !== null) return;
    await this.write((transaction) =>
      runModel(this.db).update({ state: 'running' }, { where: { id: runId, state: 'queued' }, transaction }),
    );
    const desk = await this.deskOf(run);
    if (!desk) return this.finish(runId, 'cancelled');
    const done = await itemModel(this.db).findAll({ where: { runId }, attributes: ['ticketId'] });
    const isDone = new Set(done.map(({ ticketId }) => String(ticketId)));
    const left = run.ticketIds.filter((id) => !isDone.has(id));
    if (!(await this.workOff(run, desk, left.slice(0, SLICE)))) return;
    if (left.length > SLICE) await this.write((transaction) => this.enqueue(runId, transaction));
    else await this.finish(runId, 'done');
  }

  /** @returns whether there may be more to do: false once the run was cancelled */
  private async workOff(run: RunRecord, desk: Desk, ids: readonly string[]): Promise<boolean> {
    const command = await this.commandOf(run, desk);
    const refused = command instanceof TicketingError ? command : undefined;
    const actions = command instanceof TicketingError ? [] : command.prepared.actions;
    const within = refused ? new Set<string>() : await ticketsWithin(desk.caller, actions, ids);
    for (const id of ids) {
      if ((await runModel(this.db).count({ where: { id: run.id, finishedAt: null } })) === 0) return false;
      if (command instanceof TicketingError) await this.keep(toItem(run.id, { id, error: command }));
      else await this.doAndKeep(run.id, desk, command, id, within);
    }
    return true;
  }

  private async doAndKeep(
    runId: Id,
    desk: Desk,
    command: BulkCommand,
    id: string,
    within: ReadonlySet<string>,
  ): Promise<void> {
    let isKept = false;
    try {
      const result = await doOne(desk, command, id, within, async (transaction) => {
        try {
          await itemModel(this.db).create(toItem(runId, { id }), { transaction });
        } catch (error) {
          throw isTaken(error) ? new DoneElsewhere() : error;
        }
        isKept = true;
      });
      if (!isKept || result.error) await this.keep(toItem(runId, result));
    } catch (error) {
      if (!(error instanceof DoneElsewhere)) throw error;
    }
  }

  /** Rights that were lost meanwhile, or a macro that is gone, are the answer for each ticket that is left. */
  private async commandOf({ action, params, dryRun }: RunRecord, desk: Desk): Promise<BulkCommand | TicketingError> {
    try {
      const operation = operationOf(action);
      return { action, dryRun, prepared: await operation.prepare(parseInput(operation.input, params), desk) };
    } catch (error) {
      if (error instanceof TicketingError) return error;
      throw error;
    }
  }

  /** The request in which the run was asked for, as far as it decides about rights. */
  private async deskOf({ userId, roles, timeZone }: RunRecord): Promise<Desk | null> {
    const { plugin } = this;
    const user = await this.db.getModel<Model>('users').findByPk(userId, { attributes: ['id'] });
    if (!user) return null;
    const caller: ScopedCaller = {
      app: plugin.app,
      db: plugin.db,
      state: { currentUser: { id: Number(userId) }, currentRoles: roles },
      get: (header) => (header === 'X-Timezone' ? (timeZone ?? '') : ''),
    };
    return { plugin, caller, context: changeContextOf(caller) };
  }

  private async keep(item: ReturnType<typeof toItem>): Promise<void> {
    try {
      await this.write((transaction) => itemModel(this.db).create(item, { transaction }));
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }

  private async finish(runId: Id, state: 'done' | 'cancelled'): Promise<void> {
    const values = { state, finishedAt: new Date() };
    await this.write((transaction) =>
      runModel(this.db).update(values, { where: { id: runId, finishedAt: null }, transaction }),
    );
  }

  private enqueue(runId: Id, transaction: Transaction): Promise<void> {
    return this.plugin.jobs.enqueue({ name: JOB, payload: { runId: String(runId) } }, transaction);
  }

  private write<T>(body: (transaction: Transaction) => PromiseLike<T>): Promise<T> {
    return this.db.sequelize.transaction((transaction) => body(transaction));
  }
}
