import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/**
 * Packs files as `npm pack` would lay them out. Order, times, owners and modes depend on the content alone, so the same
 * sources make the same bytes on every machine.
 *
 * @param {Map<string, Buffer>} files path below `package/`, with `/` between folders
 * @param {number} modified seconds since 1970, for every file
 * @returns {Buffer} the .tgz
 */
export function tarball(files, modified) {
  const names = [...files.keys()].sort((a, b) => (a < b ? -1 : 1));
  const blocks = names.flatMap((name) => {
    const content = files.get(name) ?? Buffer.alloc(0);
    return [header(`package/${name}`, content.length, modified), content, padding(content.length)];
  });
  const archive = Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
  const zipped = gzipSync(archive, { level: 9 });
  zipped[9] = 255; // "unknown" instead of the operating system this ran on
  return zipped;
}

/** @param {number} size */
const padding = (size) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** @param {number} value @param {number} length */
const octal = (value, length) => `${value.toString(8).padStart(length - 1, '0')}\0`;

/** The ustar header of POSIX.1-1988: a path of up to 100 bytes, and up to 155 bytes of folders before it. */
function header(/** @type {string} */ file, /** @type {number} */ size, /** @type {number} */ modified) {
  const [folder, name] = split(file);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(modified, 12), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  block.write(folder, 345);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

/** @param {string} file @returns {[string, string]} */
function split(file) {
  if (Buffer.byteLength(file) <= 100) return ['', file];
  for (let at = file.indexOf('/'); at > 0; at = file.indexOf('/', at + 1)) {
    const [folder, name] = [file.slice(0, at), file.slice(at + 1)];
    if (Buffer.byteLength(name) <= 100 && Buffer.byteLength(folder) <= 155) return [folder, name];
  }
  throw new Error(`the path is too long for a tar archive: ${file}`);
}
