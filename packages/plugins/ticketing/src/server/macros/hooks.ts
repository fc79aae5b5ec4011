import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { MacroStep } from '../../shared/macros';
import { SHARE_ACTION } from '../../shared/sharing';
import { canStartWorkflow } from '../automation';
import { TicketingError, fieldInvalid, forbidden } from '../kernel/errors';
import { cleanTexts } from '../kernel/cleanText';
import type { TicketingPlugin } from '../plugin';
import { checkedText, checkedTitle, guardShared, knownVariables, type Writer } from '../replies';
import { catalogOf, columnsOf } from '../tickets';
import { stepsOf, type MacroRecord } from './macroRecord';

/** Every macro that is saved, on whichever path, can be carried out: what it names exists. */
export function initMacroHooks(plugin: TicketingPlugin): void {
  guardShared<MacroRecord>(plugin, COLLECTIONS.macros, async (macro, writer, { transaction }) => {
    macro.set('title', checkedTitle(macro.title));
    const isUntouched = !macro.isNewRecord && !macro.changed('steps') && !macro.changed('scope');
    if (isUntouched) return;
    const steps = stepsOf(cleanTexts(macro.steps));
    const checked: MacroStep[] = [];
    for (const [index, step] of steps.entries()) {
      checked.push(await checkedStep(plugin, step, `steps.${index}`, writer, transaction));
    }
    macro.set('steps', checked);
  });
}

async function checkedStep(
  { db }: TicketingPlugin,
  step: MacroStep,
  at: string,
  writer: Writer | null,
  transaction?: Transaction | null,
): Promise<MacroStep> {
  switch (step.type) {
    case 'note':
    case 'reply':
      return { ...step, body: checkedText(step.body, knownVariables(db), `${at}.body`) };
    case 'status':
      await mustBeReachable(db, step.statusKey, `${at}.statusKey`, transaction);
      return step;
    case 'fields':
      await mustBeFields(db, step.values, `${at}.values`, transaction);
      return step;
    case 'assign':
      if (step.assigneeId === undefined && step.teamId === undefined) throw fieldInvalid(`${at}.assigneeId`);
      await mustExist(db, 'users', step.assigneeId === 'me' ? null : step.assigneeId, `${at}.assigneeId`, transaction);
      await mustExist(db, COLLECTIONS.teams, step.teamId, `${at}.teamId`, transaction);
      return step;
    case 'tags':
      if (step.add.length + step.remove.length === 0) throw fieldInvalid(`${at}.add`);
      await mustBeTags(db, step.add, `${at}.add`, transaction);
      await mustBeTags(db, step.remove, `${at}.remove`, transaction);
      return step;
    case 'workflow':
      // A workflow acts with the rights of whoever made it, not of whoever starts it.
      if (writer && !writer.rights.right(COLLECTIONS.macros, SHARE_ACTION)) throw forbidden(`${at}.workflowKey`);
      if (!canStartWorkflow(db, step.workflowKey)) throw fieldInvalid(`${at}.workflowKey`);
      return step;
    default:
      return step;
  }
}

async function mustBeReachable(db: Database, key: string, field: string, transaction?: Transaction | null) {
  const { statuses } = await catalogOf(db, transaction);
  const status = statuses.find((one) => one.key === key);
  // Merging alone leads to that one.
  if (!status || status.category === 'merged') throw fieldInvalid(field);
}

async function mustBeFields(
  db: Database,
  values: Record<string, unknown>,
  at: string,
  transaction?: Transaction | null,
): Promise<void> {
  if (Object.keys(values).length === 0) throw fieldInvalid(at);
  let columns: Record<string, unknown>;
  try {
    columns = columnsOf(db, values);
  } catch (error) {
    if (!(error instanceof TicketingError)) throw error;
    const { code, status, vars, field } = error;
    throw new TicketingError(code, status, { field: field?.replace('fields', at) ?? at, vars });
  }
  const { priorities, types } = await catalogOf(db, transaction);
  const { priorityKey, typeKey, teamId, assigneeId } = columns;
  const names = (rows: readonly { key: string }[], key: unknown) => key == null || rows.some((row) => row.key === key);
  if (!names(priorities, priorityKey)) throw fieldInvalid(`${at}.priorityKey`);
  if (!names(types, typeKey)) throw fieldInvalid(`${at}.typeKey`);
  await mustExist(db, COLLECTIONS.teams, teamId, `${at}.teamId`, transaction);
  await mustExist(db, 'users', assigneeId, `${at}.assigneeId`, transaction);
}

async function mustExist(db: Database, name: string, id: unknown, field: string, transaction?: Transaction | null) {
  if (id == null) return;
  const isId = /^\d{1,16}$/.test(String(id));
  if (!isId || (await db.getModel<Model>(name).count({ where: { id: String(id) }, transaction })) === 0) {
    throw fieldInvalid(field);
  }
}

async function mustBeTags(db: Database, names: readonly string[], field: string, transaction?: Transaction | null) {
  if (names.length === 0) return;
  const found = await db.getModel<Model>(COLLECTIONS.tags).findAll({ where: { name: [...names] }, transaction });
  const known = new Set(found.map((tag) => String(tag.get('name')).toLowerCase()));
  const unknown = names.find((name) => !known.has(name.toLowerCase()));
  if (unknown !== undefined) throw new TicketingError('TAG_UNKNOWN', 422, { field, vars: { name: unknown } });
}
