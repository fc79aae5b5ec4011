import { renderTemplate, templateProblems, MAX_DEPTH, MAX_TAGS, type TemplateVariables } from '..';

const variables: TemplateVariables = {
  'ticket.number': 'T-2026-000042',
  'ticket.subject': 'Printer <b>on fire</b>',
  'ticket.createdAt': new Date('2026-03-01T23:30:00Z'),
  'requester.name': 'Dr. Maria Rossi',
  'requester.email': 'maria@example.test',
  'agent.name': 'Ann',
  'ticket.assignee': null,
  'ticket.count': 0,
  'ticket.vip': false,
};
const known = Object.keys(variables);

const html = (text: string, more: TemplateVariables = {}) =>
  renderTemplate(text, { ...variables, ...more }, { escape: 'html' });
const plain = (text: string, more: TemplateVariables = {}, options = {}) =>
  renderTemplate(text, { ...variables, ...more }, { escape: 'text', ...options });
const codes = (text: string) => templateProblems(text, known).map(({ code, name }) => [code, name]);

describe('filling in', () => {
  test.each([
    ['Hello {{requester.name}}!', 'Hello Dr. Maria Rossi!'],
    ['{{ requester.name | firstName }} {{  ticket.number  }}', 'Maria T-2026-000042'],
    ['{{requester.name|firstName|upper}}', 'MARIA'],
    ['{{ ticket.assignee | default: "nobody" }}', 'nobody'],
    ["{{ ticket.assignee | default: 'it''s' }}", "{{ ticket.assignee | default: 'it''s' }}"],
    ['{{ ticket.assignee | default: &quot;R&amp;D&quot; }}', 'R&D'],
    ['{{ ticket.assignee | default: “nobody” }}', 'nobody'],
    ['{{ agent.name | default: "x" }}', 'Ann'],
    ['{{ ticket.count }}', '0'],
    ['{{ requester.name | truncate: 9 }}', 'Dr. Mari…'],
    ['{{ "{{" }}number}}', '{{number}}'],
    ['no placeholder } } { {', 'no placeholder } } { {'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test.each([
    ['{{ ticket.createdAt | date: "YYYY-MM-DD HH:mm" }}', {}, '2026-03-01 23:30'],
    ['{{ ticket.createdAt | date: "DD.MM.YYYY HH:mm" }}', { timeZone: 'Asia/Shanghai' }, '02.03.2026 07:30'],
    ['{{ ticket.createdAt | date }}', { locale: 'en-US' }, 'Mar 1, 2026'],
    ['{{ ticket.createdAt }}', { locale: 'zh-CN' }, '2026年3月1日'],
    ['{{ ticket.createdAt | date: "long" }}', { locale: 'no such', timeZone: 'Mars/Olympus' }, 'March 1, 2026'],
    ['{{ agent.name | date: "YYYY" }}', {}, 'Ann'],
  ])('%s %j', (text, options, expected) => {
    expect(plain(text, {}, options)).toBe(expected);
  });

  test('a condition asks whether there is a value', () => {
    const text = '{{#if ticket.assignee}}for {{ticket.assignee}}{{else}}for nobody{{/if}}.';
    expect(plain(text)).toBe('for nobody.');
    expect(plain(text, { 'ticket.assignee': 'Ann' })).toBe('for Ann.');
    expect(plain('{{#if ticket.vip}}VIP{{/if}}{{#if agent.name}}{{#if ticket.vip}}a{{else}}b{{/if}}{{/if}}')).toBe('b');
    expect(plain('{{#if ticket.vip}}VIP{{/if}}', { 'ticket.vip': true })).toBe('VIP');
  });

  test.each([
    ['Maria Rossi', 'Maria'],
    ['Rossi, Maria', 'Maria'],
    ['Rossi,', 'Rossi'],
    ['Prof. Dr. Maria', 'Maria'],
    ['王小明', '王小明'],
    ['maria@example.test', ''],
    ['', ''],
  ])('the first name of “%s”', (name, expected) => {
    expect(plain('{{ requester.name | firstName }}', { 'requester.name': name })).toBe(expected);
  });
});

describe('what a text in use does with what it does not know', () => {
  test.each([
    ['[{{ nobody.knows }}]', '[]'],
    ['[{{ agent.name | shout }}]', '[Ann]'],
    ['[{{ agent.name | truncate: "many" }}]', '[Ann]'],
    ['[{{ agent.name', '[{{ agent.name'],
    ['[{{ agent name }}]', '[{{ agent name }}]'],
    ['[{{ }}]', '[{{ }}]'],
    ['a{{/if}}b{{else}}c', 'a{{/if}}b{{else}}c'],
    ['{{#if agent.name}}open', 'open'],
  ])('%s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });
});

describe('values are data', () => {
  test('markup in a value is text', () => {
    expect(html('<p>{{ticket.subject}}</p>')).toBe('<p>Printer &lt;b&gt;on fire&lt;/b&gt;</p>');
    const quotes = { 'agent.name': `"' onload=alert(1) x='\nnext` };
    expect(html('<a title="{{agent.name}}">', quotes)).toBe(
      '<a title="&quot;&#39; onload=alert(1) x=&#39;<br />next">',
    );
    expect(html('{{ ticket.assignee | default: "<script>" }}')).toBe('&lt;script&gt;');
  });

  test('a value is no template', () => {
    const cunning = { 'agent.name': '{{ requester.email }}', 'ticket.subject': '{{#if agent.name}}' };
    expect(plain('{{agent.name}}{{ticket.subject}}', cunning)).toBe('{{ requester.email }}{{#if agent.name}}');
  });

  test('what turns a text around, or that no one sees, is left out', () => {
    expect(plain('{{agent.name}}', { 'agent.name': 'a\u202Eb\u2066c\u0000d\u0007\te\uD800' })).toBe('abcd\te\uFFFD');
  });

  test.each([
    ...['__proto__', 'constructor', 'constructor.name', 'agent.name.length', 'agent.constructor.constructor'],
    ...['toString', 'hasOwnProperty', 'ticket', 'requester.__proto__', 'prototype', 'valueOf'],
  ])('%s leads nowhere', (name) => {
    expect(plain(`[{{ ${name} }}]`)).toBe('[]');
    expect(codes(`{{ ${name} }}`)).toEqual([['unknownVariable', name]]);
    expect(plain(`[{{ agent.name | ${name.replaceAll('.', '_')} }}]`)).toBe('[Ann]');
  });

  test.each(['{{ 1 + 1 }}', '{{ agent.name() }}', '{{ process["env"] }}', '{{ `x` }}', '{{ a = 1 }}', '${agent.name}'])(
    '%s is never evaluated',
    (text) => {
      expect(plain(text)).toBe(text);
    },
  );
});

describe('what is said to whoever saves a text', () => {
  test('nothing about one that is right', () => {
    expect(
      codes('{{#if agent.name}}{{ requester.name | firstName | default: "x" }}{{else}}-{{/if}} {{ "{{" }}'),
    ).toEqual([]);
  });

  test('each mistake with its place and what was probably meant', () => {
    const text = 'Hello {{ requester.nam }},\n\n  {{ agent.name | uper }}';
    expect(templateProblems(text, known)).toEqual([
      { code: 'unknownVariable', name: 'requester.nam', offset: 6, line: 1, column: 7, suggestion: 'requester.name' },
      { code: 'unknownFilter', name: 'uper', offset: 30, line: 3, column: 3, suggestion: 'upper' },
    ]);
  });

  test.each([
    ['{{ agent.name', 'unclosed'],
    ['{{ }}', 'syntax'],
    ['{{ agent.name | }}', 'syntax'],
    ['{{ agent.name | default: }}', 'syntax'],
    ['{{ agent.name | default: requester.name }}', 'syntax'],
    ['{{ agent.name requester.name }}', 'syntax'],
    ['{{ 12 }}', 'syntax'],
    ['{{ agent.name | default }}', 'badArgument'],
    ['{{ agent.name | upper: 1 }}', 'badArgument'],
    ['{{ agent.name | truncate: 0 }}', 'badArgument'],
    ['{{ agent.name | truncate: 99999 }}', 'badArgument'],
    ['{{ agent.name | date: 1 }}', 'badArgument'],
    ['{{#if agent.name}}', 'unbalanced'],
    ['{{/if}}', 'unbalanced'],
    ['{{else}}', 'unbalanced'],
    ['{{#if agent.name}}{{else}}{{else}}{{/if}}', 'unbalanced'],
    ['{{#if}}x{{/if}}', 'syntax'],
  ])('%s', (text, code) => {
    expect(codes(text).map(([found]) => found)).toContain(code);
  });

  test('that there is too much of it', () => {
    const toldOf = (text: string) => codes(text).map(([found]) => found);
    expect(toldOf(`{{${' '.repeat(600)}agent.name}}`)).toEqual(['syntax']);
    const deep = '{{#if agent.name}}'.repeat(MAX_DEPTH + 1) + '{{/if}}'.repeat(MAX_DEPTH);
    expect(toldOf(deep)).toEqual(['tooDeep']);
    expect(toldOf('{{ agent.name }}'.repeat(MAX_TAGS + 1))).toEqual(['tooMany']);
  });
});

describe('hostile texts', () => {
  const SIZE = 1_000_000;
  const timeOf = (text: string) => {
    const start = performance.now();
    html(text);
    templateProblems(text, known);
    return performance.now() - start;
  };

  test.each([
    ['open braces', '{'.repeat(SIZE)],
    ['opened and never closed', '{{ agent.name '.repeat(SIZE / 14)],
    ['closed and never opened', '}}'.repeat(SIZE / 2)],
    ['empty placeholders', '{{}}'.repeat(SIZE / 4)],
    ['open braces, closed once', `${'{'.repeat(SIZE)}}}`],
    ['an endless name', `{{ ${'a.'.repeat(SIZE / 2)} }}`],
    ['blanks', `{{${' '.repeat(SIZE)}}}`],
    ['quotation marks', `{{ agent.name | default: ${'"'.repeat(SIZE)} }}`],
    ['filters', `{{ agent.name ${'| upper '.repeat(SIZE / 8)}}}`],
    ['conditions', '{{#if agent.name}}'.repeat(SIZE / 18)],
    ['line breaks', `${'\n'.repeat(SIZE)}{{`],
  ])('a megabyte of %s takes no time', (_, text) => {
    expect(timeOf(text)).toBeLessThan(500);
  });

  test('a text cannot be blown up beyond bounds', () => {
    const long = { 'agent.name': 'x'.repeat(1_000_000) };
    expect(html('{{agent.name}}'.repeat(100_000), long).length).toBeLessThan(4_000 * MAX_TAGS + 100_000 * 14);
  });
});
