import { createRandom } from './random.mjs';
import { TEAMS, staffOf } from './staff.mjs';
import { CHINESE } from './stories/chinese.mjs';
import { ENGLISH } from './stories/english.mjs';

const HOUR = 3_600_000;
const DAYS = 60;
const COUNT = 150;
const CHINESE_SHARE = 0.28;
const isChinese = (/** @type {string} */ text) => /\p{Script=Han}/u.test(text);

/** Marks the sample's tickets in their history: by this they are found again. */
export const SOURCE = 'sample';

/**
 * Some 150 tickets of the past 60 days with their conversations, oldest first, as `ticketingTickets:import` takes them.
 *
 * @param {ReturnType<typeof import('./crm-data.mjs').crmData>} crm
 * @param {{now: Date, userIds: Map<string, number>, customerField: string | undefined}} options `userIds`: of the staff, by
 *   username; `customerField`: the column of a ticket that refers to its customer
 */
export function sampleTickets(crm, { now, userIds, customerField }) {
  const random = createRandom(42);
  const openings = Array.from({ length: COUNT }, () => opening(random, now)).sort((a, b) => a - b);
  return openings.map((at, index) => {
    const chinese = random.chance(CHINESE_SHARE);
    const story = random.pick(chinese ? CHINESE : ENGLISH);
    const person = random.pick(crm.people.filter(({ name }) => isChinese(name) === chinese));
    const company = crm.companies[person.companyId - 1];
    const orders = crm.orders.filter(({ companyId }) => companyId === company.id);
    const agent = random.pick(staffOf(story.team));
    const words = {
      first: chinese ? person.name : person.name.split(' ')[0],
      agent: chinese ? agent.nickname : agent.nickname.split(' ')[0],
      company: company.name,
      order: (orders.length ? random.pick(orders) : random.pick(crm.orders)).number,
      product: random.pick(crm.products.filter(({ category }) => category === 'bicycle')).name,
    };
    const [[, first], ...rest] = story.thread;
    return {
      key: String(index + 1),
      at: new Date(at).toISOString(),
      subject: fill(random.pick(story.subjects), words),
      body: html(fill(first, words)),
      typeKey: story.type,
      priorityKey: random.chance(0.85) ? story.priority : random.pick(['high', 'normal', 'low']),
      channel: random.weighted({ email: 6, web: 3, phone: 1 }),
      teamId: TEAMS.find(({ key }) => key === story.team)?.id,
      requester: { email: person.email, name: person.name },
      tags: random.chance(0.9) ? story.tags : [],
      fields: customerField ? { [customerField]: company.id } : {},
      steps: lifeOf({
        random,
        at,
        now: now.getTime(),
        rest,
        words,
        agentId: userIds.get(agent.username),
        colleagueId: userIds.get('erik'),
      }),
    };
  });
}

/** Mostly in working hours, and more of late than long ago. @param {import('./random.mjs').Random} random @param {Date} now */
function opening(random, now) {
  const age = DAYS * random.fraction() ** 1.7;
  const at = new Date(now.getTime() - age * 24 * HOUR);
  if (random.chance(0.85)) at.setUTCHours(random.whole(6, 16), random.whole(0, 59), random.whole(0, 59));
  return Math.min(at.getTime(), now.getTime() - random.between(5, 90) * 60_000);
}

/**
 * What happens to a ticket after it was opened: an agent takes it, the conversation goes on, and in the end it is resolved.
 * Whatever would lie in the future has not happened yet.
 */
function lifeOf({ random, at, now, rest, words, agentId, colleagueId }) {
  /** @type {Record<string, unknown>[]} */
  const steps = [];
  let time = at;
  const later = (/** @type {number} */ low, /** @type {number} */ high) => (time += random.between(low, high) * HOUR);
  const add = (/** @type {Record<string, unknown>} */ step) => {
    if (time < now) steps.push({ at: new Date(time).toISOString(), ...step });
  };

  later(0.1, 1.5);
  add({ userId: agentId, assigneeId: agentId });
  if (random.chance(0.03)) {
    later(0.2, 3);
    add({ userId: agentId, statusKey: 'cancelled' });
    return steps;
  }
  later(0.05, 0.4);
  add({ userId: agentId, statusKey: 'open' });
  const told = random.chance(0.35) ? rest.slice(0, random.whole(1, rest.length)) : rest;
  told.forEach(([who, text], index) => {
    const body = html(fill(text, words));
    const waits = told[index + 1]?.[0] === 'c';
    if (who === 'n') {
      later(0.2, 4);
      add({ userId: random.chance(0.75) ? agentId : colleagueId, note: body });
    } else if (who === 'a') {
      later(0.3, 9);
      add({ userId: agentId, reply: body, ...(waits && random.chance(0.6) ? { statusKey: 'pending' } : {}) });
    } else {
      later(1, 40);
      add({ message: body });
    }
  });
  if (told.length < rest.length) {
    // Half a conversation: somebody is waiting for somebody.
    later(0.5, 3);
    const age = (now - time) / HOUR;
    if (age > 24 * 16) add({ userId: agentId, statusKey: 'resolved' });
    else if (told.at(-1)?.[0] === 'n' && random.chance(0.5)) add({ userId: agentId, statusKey: 'on_hold' });
    return steps;
  }
  later(0.2, 20);
  add({ userId: agentId, statusKey: 'resolved' });
  later(24 * 5, 24 * 9);
  add({ statusKey: 'closed' });
  return steps;
}

/** @param {string} text @param {Record<string, string>} words */
const fill = (text, words) => text.replace(/\{(\w+)\}/g, (whole, name) => words[name] ?? whole);

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** @param {string} text paragraphs with `|` between */
const html = (text) =>
  text
    .split('|')
    .map((part) => `<p>${part.replace(/[&<>]/g, (sign) => ESCAPES[/** @type {keyof typeof ESCAPES} */ (sign)])}</p>`)
    .join('');
