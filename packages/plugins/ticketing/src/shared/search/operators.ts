/** What a search can ask for besides words: `status:open`, `创建:>2026-01-01`. */
export const SEARCH_OPERATORS = [
  'status',
  'tag',
  'from',
  'organization',
  'assignee',
  'team',
  'type',
  'priority',
  'number',
  'is',
  'has',
  'created',
  'updated',
] as const;

export type SearchOperator = (typeof SEARCH_OPERATORS)[number];

/** What `is:` and `has:` may say. */
export const IS_VALUES = ['open', 'closed', 'unassigned', 'assigned', 'mine', 'waiting', 'snoozed'] as const;
export const HAS_VALUES = ['attachment', 'tag', 'note'] as const;

export type IsValue = (typeof IS_VALUES)[number];
export type HasValue = (typeof HAS_VALUES)[number];

/** Other names by which people call them, whatever language the page is in. */
const NAMES: Readonly<Record<SearchOperator, readonly string[]>> = {
  status: ['state', '状态'],
  tag: ['tags', 'label', '标签'],
  from: ['requester', 'customer', '来自', '请求人', '发件人', '客户'],
  organization: ['org', 'company', '组织', '公司', '单位'],
  assignee: ['agent', '负责人', '受理人', '处理人'],
  team: ['group', '团队', '小组', '组'],
  type: ['kind', '类型'],
  priority: ['prio', '优先级'],
  number: ['no', 'id', '编号', '单号', '工单号'],
  is: ['是'],
  has: ['with', '有', '包含', '含'],
  created: ['opened', '创建', '创建时间', '创建于'],
  updated: ['changed', '更新', '更新时间', '更新于'],
};

const WORDS_OF_IS: Readonly<Record<IsValue, readonly string[]>> = {
  open: ['active', '未关闭', '打开', '处理中', '进行中'],
  closed: ['done', 'resolved', '已关闭', '关闭', '已解决'],
  unassigned: ['未分配', '无人负责', '待分配'],
  assigned: ['已分配'],
  mine: ['me', '我的', '我'],
  waiting: ['等待', '等待中', '客户等待'],
  snoozed: ['已推迟', '推迟', '稍后处理'],
};

const WORDS_OF_HAS: Readonly<Record<HasValue, readonly string[]>> = {
  attachment: ['attachments', 'file', 'files', '附件', '文件'],
  tag: ['tags', '标签'],
  note: ['notes', '备注', '内部备注', '内部记录'],
};

/** The operator that a word names, in any of its names. */
export const operatorNamed = (name: string) => named(SEARCH_OPERATORS, NAMES, name);
export const isValueNamed = (name: string) => named(IS_VALUES, WORDS_OF_IS, name);
export const hasValueNamed = (name: string) => named(HAS_VALUES, WORDS_OF_HAS, name);

/** The name to suggest to readers of a language. */
export function operatorName(operator: SearchOperator, language: string): string {
  return language.startsWith('zh') ? (NAMES[operator].find(isChinese) ?? operator) : operator;
}

export function isValueName(value: IsValue, language: string): string {
  return language.startsWith('zh') ? (WORDS_OF_IS[value].find(isChinese) ?? value) : value;
}

export function hasValueName(value: HasValue, language: string): string {
  return language.startsWith('zh') ? (WORDS_OF_HAS[value].find(isChinese) ?? value) : value;
}

const isChinese = (name: string) => /^\p{sc=Han}/u.test(name);

function named<T extends string>(
  all: readonly T[],
  others: Readonly<Record<T, readonly string[]>>,
  name: string,
): T | undefined {
  const wanted = name.trim().toLowerCase();
  return all.find((one) => one === wanted || others[one].includes(wanted));
}
