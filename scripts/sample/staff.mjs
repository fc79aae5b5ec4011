/** The people of the sample's desk. Their addresses end in .example, which can belong to nobody. */
export const STAFF = [
  { username: 'mia', nickname: 'Mia Keller', role: 'ticketing-supervisor', teams: ['dealers', 'workshop', 'china'] },
  { username: 'tom', nickname: 'Tom Osei', role: 'ticketing-agent', teams: ['dealers'] },
  { username: 'sara', nickname: 'Sara Lindqvist', role: 'ticketing-agent', teams: ['dealers'] },
  { username: 'luca', nickname: 'Luca Ferrari', role: 'ticketing-agent', teams: ['workshop'] },
  { username: 'nora', nickname: 'Nora Haddad', role: 'ticketing-agent', teams: ['workshop'] },
  { username: 'yang', nickname: '杨帆', role: 'ticketing-agent', teams: ['china'] },
  { username: 'erik', nickname: 'Erik Vos (warehouse)', role: 'ticketing-light-agent', teams: [] },
].map((person) => ({ ...person, email: `${person.username}@desk.example` }));

/** Customers who can sign in: the first two people of the sample's CRM. */
export const PORTAL_USERS = ['portal.anna', 'portal.wei'];

/**
 * Ids that the desk makes itself have sixteen digits and more: small ones are the sample's for certain, whatever an admin
 * does to the names.
 */
export const TEAMS = [
  { id: 101, key: 'dealers', name: 'Dealer service', description: 'Orders, deliveries, invoices, accounts.' },
  { id: 102, key: 'workshop', name: 'Workshop', description: 'Technical questions, spare parts, warranty.' },
  { id: 103, key: 'china', name: '中国服务组', description: '中文客户的订单与技术支持。' },
];

export const staffOf = (/** @type {string} */ team) =>
  STAFF.filter(({ role, teams }) => role === 'ticketing-agent' && teams.includes(team));
