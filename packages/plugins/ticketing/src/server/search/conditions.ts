import type { Model } from '@nocobase/database';
import { Op, type WhereOptions } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import {
  hasValueNamed,
  isValueNamed,
  timeSpan,
  wordsIn,
  type OperatorUse,
  type SearchOperator,
  type SearchTerm,
} from '../../shared/search';
import { ACTIVE_CATEGORIES } from '../../shared/statusCategories';
import { forbidden } from '../kernel/errors';
import { now } from '../kernel/clock';
import { catalogOf } from '../tickets';
import type { WordQuery } from './dialects';
import { hasCondition } from './hasConditions';
import { isNamed, loadLanguages } from './labels';
import type { Searcher } from './searcher';
import { searchProblem } from './searchProblem';
import { anyOf, columnOf, idIn, NOTHING, tableOf } from './sql';
import { ORGANIZATION_MARK, REQUESTER_MARK } from './ticketWords';

type Rule = (searcher: Searcher, value: string, use: OperatorUse) => Promise<WhereOptions>;

/** Of people by their name. */
const MOST_PEOPLE = 50;
const NOBODY = ['none', 'nobody', '无', '没有', '未分配'];

/**
 * What operators ask of a ticket: of one the values are alternatives, all of them must hold.
 * @throws TicketingError 403 FORBIDDEN for what the searcher may not read, 422 SEARCH_VALUE_UNKNOWN
 */
export async function conditionsOf(searcher: Searcher, uses: readonly OperatorUse[]): Promise<WhereOptions[]> {
  if (uses.length > 0) await loadLanguages(searcher.ctx);
  const conditions: WhereOptions[] = [];
  for (const use of uses) {
    if (!searcher.mayUse(use.operator)) throw forbidden('q');
    const values = await Promise.all(use.values.map((value) => RULES[use.operator](searcher, value, use)));
    const either = anyOf(values);
    conditions.push(use.isNegated ? { [Op.not]: either } : either);
  }
  return conditions;
}

const RULES: Readonly<Record<SearchOperator, Rule>> = {
  async status(searcher, value, use) {
    const { statuses } = await catalogOf(searcher.ctx.db);
    const found = statuses.filter(
      ({ key, label, customerLabel, category }) =>
        isNamed(searcher.ctx, value, key, [label, customerLabel]) || category.toLowerCase() === value.toLowerCase(),
    );
    return { statusKey: { [Op.in]: keysOf(found, value, use) } };
  },
  async type(searcher, value, use) {
    const { types } = await catalogOf(searcher.ctx.db);
    const found = types.filter(({ key, label }) => isNamed(searcher.ctx, value, key, [label]));
    return { typeKey: { [Op.in]: keysOf(found, value, use) } };
  },
  async priority(searcher, value, use) {
    const { priorities } = await catalogOf(searcher.ctx.db);
    const found = priorities.filter(({ key, label }) => isNamed(searcher.ctx, value, key, [label]));
    return { priorityKey: { [Op.in]: keysOf(found, value, use) } };
  },
  async team(searcher, value) {
    if (NOBODY.includes(value.toLowerCase())) return { teamId: null };
    const teams = await searcher.ctx.db.getModel<Model>(COLLECTIONS.teams).findAll({ attributes: ['id', 'name'] });
    const found = teams.filter((team) => isNamed(searcher.ctx, value, String(team.get('id')), [team.get('name')]));
    return { teamId: { [Op.in]: found.map((team) => team.get('id')) } };
  },
  async tag(searcher, value) {
    const { db } = searcher.ctx;
    const tags = await db.getRepository(COLLECTIONS.tags).find({
      filter: { name: { $in: [...new Set([value, value.toLowerCase(), value.toUpperCase()])] } },
      fields: ['id'],
    });
    const ids = tags.map((tag: Model) => Number(tag.get('id')));
    if (ids.length === 0) return NOTHING;
    const column = (name: string) => columnOf(db, COLLECTIONS.ticketTags, name);
    const links = tableOf(db, COLLECTIONS.ticketTags);
    return idIn(db, `SELECT ${column('ticketId')} FROM ${links} WHERE ${column('tagId')} IN (${ids.join(', ')})`);
  },
  async assignee({ ctx }, value) {
    const wanted = value.toLowerCase();
    if (isValueNamed(wanted) === 'mine') return { assigneeId: ctx.state.currentUser?.id ?? -1 };
    if (NOBODY.includes(wanted)) return { assigneeId: null };
    const people = await ctx.db
      .getRepository('users')
      .find({ filter: { nickname: { $includes: value } }, fields: ['id'], limit: MOST_PEOPLE });
    return { assigneeId: { [Op.in]: people.map((person: Model) => person.get('id')) } };
  },
  from: (searcher, value, use) => byFacts(searcher, REQUESTER_MARK, value, use),
  organization: (searcher, value, use) => byFacts(searcher, ORGANIZATION_MARK, value, use),
  async number(searcher, value) {
    const number = value.replace(/^#/, '');
    const exact = { number: { [Op.in]: [...new Set([number, number.toUpperCase(), number.toLowerCase()])] } };
    if (!/^\d{1,16}$/.test(number)) return exact;
    const words = { terms: [term([number.replace(/^0+(?=\d)/, '')])], parts: ['subject'] as const };
    const ending = { [Op.and]: [{ number: { [Op.endsWith]: number } }, byWords(searcher, words)] };
    return anyOf([exact, { id: number }, ending]);
  },
  async is({ ctx }, value, use) {
    const { statuses } = await catalogOf(ctx.db);
    const active = statuses.filter(({ category }) => ACTIVE_CATEGORIES.includes(category)).map(({ key }) => key);
    switch (isValueNamed(value)) {
      case 'open':
        return { statusKey: { [Op.in]: active } };
      case 'closed':
        return { statusKey: { [Op.notIn]: active } };
      case 'unassigned':
        return { assigneeId: null };
      case 'assigned':
        return { assigneeId: { [Op.ne]: null } };
      case 'mine':
        return { assigneeId: ctx.state.currentUser?.id ?? -1 };
      case 'waiting':
        return { waitingSince: { [Op.ne]: null }, statusKey: { [Op.in]: active } };
      case 'snoozed':
        return { snoozedUntil: { [Op.gt]: now() } };
      default:
        throw unknownValue(value, use);
    }
  },
  async has(searcher, value, use) {
    const wanted = hasValueNamed(value);
    if (!wanted) throw unknownValue(value, use);
    return hasCondition(searcher, wanted);
  },
  created: async (searcher, value, use) => ({ createdAt: spanOf(searcher, value, use) }),
  updated: async (searcher, value, use) => ({ updatedAt: spanOf(searcher, value, use) }),
};

/** @throws TicketingError 422 SEARCH_VALUE_UNKNOWN */
function keysOf(found: readonly { key: string }[], value: string, use: OperatorUse): string[] {
  if (found.length === 0) throw unknownValue(value, use);
  return found.map(({ key }) => key);
}

function spanOf({ ctx }: Searcher, value: string, use: OperatorUse) {
  const span = timeSpan(value, { now: now(), offsetMinutes: offsetOf(ctx.get('X-Timezone')) });
  if (!span) throw unknownValue(value, use);
  return { ...(span.from ? { [Op.gte]: span.from } : {}), ...(span.to ? { [Op.lt]: span.to } : {}) };
}

/** `+08:00`, as the client sends it. */
function offsetOf(timezone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(timezone) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** The last word may go on: `from:ann` finds Anna. */
async function byFacts(searcher: Searcher, mark: string, value: string, use: OperatorUse): Promise<WhereOptions> {
  if (!searcher.parts.includes('facts')) throw forbidden('q');
  const words = wordsIn(value).map(({ word }) => mark + word);
  if (words.length === 0) throw unknownValue(value, use);
  return byWords(searcher, { terms: [{ ...term(words), isPrefix: true }], parts: ['facts'] });
}

const term = (words: readonly string[]): SearchTerm => ({
  words,
  isPhrase: words.length > 1,
  isPrefix: false,
  isNegated: false,
});

const byWords = ({ ctx: { db }, dialect }: Searcher, words: WordQuery) => idIn(db, dialect.idsMatching(words));

const unknownValue = (value: string, { operator, position }: OperatorUse) =>
  searchProblem('SEARCH_VALUE_UNKNOWN', position, { operator, value: value.slice(0, 60) });
