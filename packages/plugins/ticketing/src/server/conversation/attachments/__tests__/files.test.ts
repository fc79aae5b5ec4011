import { imageTypeOf, isProgram, mediaTypeOf } from '../fileKind';
import { cleanFileName, isExecutableName } from '../fileName';
import { disposition } from '../sendFile';

const named = (name: string) => {
  const { title, extname } = cleanFileName(name);
  return `${title}${extname}`;
};

test.each([
  ['Report 2026.PDF', 'Report 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\a.txt', 'a.txt'],
  ['a\u202Egnp.exe', 'agnp.exe'],
  ['a\u0000b\r\nSet-Cookie: x.txt', 'abSet-Cookie x.txt'],
  ['<img src=x onerror=alert(1)>.png', 'img src=x onerror=alert(1).png'],
  ['.htaccess', 'htaccess'],
  ['...', 'file'],
  ['', 'file'],
  ['CON.txt', 'file-CON.txt'],
  ['报告 最终版.docx', '报告 最终版.docx'],
  ['no extension', 'no extension'],
  ['archive.tar.gz', 'archive.tar.gz'],
  [`${'x'.repeat(400)}.txt`, `${'x'.repeat(150)}.txt`],
  ['a.txt.', 'a.txt'],
  ['half \uD83D surrogate.txt', 'half surrogate.txt'],
])('%j is called %j', (given, expected) => {
  expect(named(given)).toBe(expected);
});

test.each(['setup.exe', 'a.EXE', 'x.pdf.js', 'run.sh ', 'a.ps1.', 'y.hta', 'z.scr', 'q\u202Efdp.exe', 'app.jar'])(
  '%j is refused as a program',
  (name) => {
    expect(isExecutableName(cleanFileName(name))).toBe(true);
  },
);

test('programs and pictures are known by their bytes, not by their names', () => {
  expect(isProgram(Buffer.from([0x4d, 0x5a, 0x90, 0x00]))).toBe(true);
  expect(isProgram(Buffer.from('MZ is how this text begins'))).toBe(false);
  expect(isProgram(Buffer.from('#!/bin/sh'))).toBe(true);
  expect(imageTypeOf(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe('image/png');
  expect(imageTypeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'))).toBeUndefined();
  expect(mediaTypeOf(Buffer.from('<script>'), '.png')).toBe('application/octet-stream');
});

test('a name cannot leave its header', () => {
  const header = disposition('attachment', 'a"; filename=evil.exe\\"');
  expect(header).toBe(
    `attachment; filename="a__ filename=evil.exe__"; filename*=UTF-8''a%22%3B%20filename%3Devil.exe%5C%22`,
  );
  expect(disposition('inline', '报告(1).png')).toBe(
    `inline; filename="__(1).png"; filename*=UTF-8''%E6%8A%A5%E5%91%8A%281%29.png`,
  );
});
