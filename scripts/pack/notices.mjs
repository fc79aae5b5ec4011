import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * The licence texts of the libraries that are built into the package: most of them ask to be passed on with it.
 *
 * @param {string} plugin folder of the plugin
 * @param {Record<string, string>} dependencies
 * @returns {string} the text of THIRD-PARTY-NOTICES.txt
 */
export function thirdPartyNotices(plugin, dependencies) {
  /** @type {Map<string, string>} */
  const notices = new Map();
  collect(plugin, Object.keys(dependencies), notices);
  const names = [...notices.keys()].sort();
  return ['This package contains the following libraries.', ...names.map((name) => notices.get(name))].join(
    `\n\n${'-'.repeat(80)}\n\n`,
  );
}

/** @param {string} from @param {string[]} names @param {Map<string, string>} notices */
function collect(from, names, notices) {
  for (const name of names) {
    const folder = packageFolder(from, name);
    const { version, license, dependencies } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const title = `${name} ${version} (${license})`;
    if (notices.has(title)) continue;
    notices.set(title, `${title}\n\n${licenceText(folder)}`.trim());
    collect(folder, Object.keys(dependencies ?? {}), notices);
  }
}

/** Some packages do not export their package.json: look where Node would look for them. */
function packageFolder(/** @type {string} */ from, /** @type {string} */ name) {
  const folders = createRequire(path.join(from, 'index.js')).resolve.paths(name) ?? [];
  const folder = folders.map((base) => path.join(base, name)).find((dir) => existsSync(path.join(dir, 'package.json')));
  if (!folder) throw new Error(`${name} is not installed`);
  return folder;
}

/** @param {string} folder */
function licenceText(folder) {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  return file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
}
