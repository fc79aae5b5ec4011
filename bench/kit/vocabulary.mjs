/**
 * What people write about, made up: a few words in every other message, most words in hardly any, as in any language; one
 * message in five is Chinese.
 */
const COMMON =
  'battery order refund invoice printer delivery account password screen update error shipping price login'.split(' ');
const CHINESE = [
  '退款',
  '订单',
  '电池',
  '发票',
  '物流',
  '账号',
  '密码',
  '屏幕',
  '更新',
  '错误',
  '客服',
  '谢谢',
  '申请',
  '已经收到',
  '无法登录',
];
const RARE = 6_000;
const WORDS_IN_TEXT = 24;

/** The same numbers in every run. @param {number} seed */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** @param {number} rank @returns a word that is no other's plural */
const rareWord = (rank) => `${'bcdfghklmnprtvz'[rank % 15]}${rank.toString(36)}${'aeiou'[rank % 5]}x`;

/**
 * @param {number} count
 * @returns {string[]} texts of some 150 characters
 */
export function messages(count) {
  const next = random(42);
  const pick = (/** @type {readonly string[]} */ words) => words[Math.floor(next() * words.length)];
  return Array.from({ length: count }, (_, index) =>
    index % 5 === 0
      ? Array.from({ length: 12 }, () => pick(CHINESE)).join(index % 2 ? '，' : '')
      : Array.from({ length: WORDS_IN_TEXT }, () =>
          next() < 0.15 ? pick(COMMON) : rareWord(Math.floor(RARE ** next())),
        ).join(' '),
  );
}
