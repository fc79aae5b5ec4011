/**
 * The import boundaries of the plugin as a lint rule: which part of `src/` may know which.
 *
 *   shared               knows nothing else of the plugin, no host, no Node
 *   server/kernel        shared
 *   server/<feature>     kernel, shared, another feature through its index, types of the plugin class
 *   server/collections, server/migrations
 *                        shared, kernel, a feature through its index
 *   client-v2            shared and itself; a feature there knows another through its index, `ui` and the root's files
 *   client               client-v2, shared
 *   ai                   shared, a server feature through its index
 *
 * Tests obey the rule of the folder that they test, and may use the test kit.
 */
import { builtinModules } from 'node:module';
import path from 'node:path';

const OWN_PACKAGE = '@ticketing/plugin-ticketing';
/** Folders of `server/` and `client-v2/` that are no feature: what they hold may be imported file by file. */
const OPEN_FOLDERS = { server: ['kernel'], 'client-v2': ['ui'] };
const SERVER_RIM = ['collections', 'migrations', 'commands'];

/**
 * @typedef {{lane: string, folder?: string, rest: string[], isTest: boolean}} Place
 * @returns {Place | undefined} where a file stands below `src/`, undefined outside it
 */
function placeOf(src, file) {
  const relative = path.relative(src, file);
  if (relative.startsWith('..')) return undefined;
  const parts = relative.split(path.sep);
  const isTest = parts.includes('__tests__');
  const [lane, ...inside] = parts;
  if (inside.length === 0) return { lane: '', rest: [lane], isTest };
  const hasFolder = inside.length > 1;
  return { lane, folder: hasFolder ? inside[0] : undefined, rest: hasFolder ? inside.slice(1) : inside, isTest };
}

/** `../tickets` and `../tickets/index` are the face of a feature, `../tickets/flow` is not. */
const isFace = ({ rest }) => rest.length === 0 || (rest.length === 1 && /^index(\.[jt]sx?)?$/.test(rest[0]));

const isKit = (place) => place.lane === 'server' && place.folder === '__tests__' && place.rest[0] === 'kit';

/** A target such as `server/tickets` names a folder, though it looks like a file of `server`. */
function targetPlace(src, directory, specifier, isFolder) {
  const file = path.resolve(directory, specifier);
  const place = placeOf(src, isFolder(file) ? path.join(file, 'index') : file);
  return place ?? { lane: '..', rest: [], isTest: false };
}

function fromServer(from, to, typeOnly) {
  if (to.lane === 'shared' || to.lane === 'locale') return undefined;
  if (to.lane !== 'server') return `the server may not import ${to.lane || 'the package face'}`;
  const sameFolder = from.folder === to.folder;
  if (sameFolder) return undefined;
  if (!from.folder) return isFace(to) || to.folder === 'kernel' ? undefined : 'import the feature through its index';
  if (to.folder === undefined) {
    const isPluginType = typeOnly && /^plugin(\.ts)?$/.test(to.rest[0]);
    return isPluginType ? undefined : "features may import the plugin's type only (import type)";
  }
  if (OPEN_FOLDERS.server.includes(to.folder)) return undefined;
  if (from.folder === 'kernel') return 'the kernel may import shared only, no feature';
  if (SERVER_RIM.includes(to.folder)) return `${to.folder} are loaded by the host; do not import them`;
  return isFace(to) ? undefined : `import ${to.folder} through its index`;
}

function fromClientV2(from, to) {
  if (to.lane === 'shared' || to.lane === 'locale') return undefined;
  if (to.lane !== 'client-v2') return `client-v2 may not import ${to.lane || 'the package face'}`;
  if (from.folder === to.folder || to.folder === undefined) return undefined;
  if (OPEN_FOLDERS['client-v2'].includes(to.folder)) return undefined;
  return isFace(to) ? undefined : `import ${to.folder} through its index`;
}

const oneOf =
  (...lanes) =>
  (from, to) =>
    lanes.includes(to.lane) ? undefined : `${from.lane || 'the package face'} may import ${lanes.join(', ')} only`;

const RULES = {
  '': oneOf('server'),
  shared: oneOf('shared'),
  server: fromServer,
  'client-v2': fromClientV2,
  client: oneOf('client', 'client-v2', 'shared', 'locale'),
  // What an action takes is described by the schema that parses it.
  swagger: (from, to) =>
    to.lane === 'server' && to.folder === 'kernel' ? undefined : oneOf('swagger', 'shared')(from, to),
  ai: (from, to) =>
    to.lane === 'server' && to.folder && !isFace(to) && to.folder !== 'kernel'
      ? `import ${to.folder} through its index`
      : oneOf('ai', 'shared', 'server')(from, to),
};

const isNode = (name) => name.startsWith('node:') || builtinModules.includes(name);

/** @returns {string | undefined} why a package may not be imported from that lane */
function packageFault(from, name) {
  if (name === OWN_PACKAGE || name.startsWith(`${OWN_PACKAGE}/`)) return 'import by a relative path';
  if (from.isTest) return undefined;
  if (from.lane === 'shared' && (isNode(name) || /^(@nocobase\/|react|antd)/.test(name))) {
    return 'shared runs on both sides: no host, no Node, no React';
  }
  if (from.lane === 'client-v2' && (isNode(name) || /^@nocobase\/(client|sdk|server|database)(\/|$)/.test(name))) {
    return 'the v2 runtime does not provide this module';
  }
  if (from.lane === 'client' && (isNode(name) || /^@nocobase\/(server|database)(\/|$)/.test(name))) {
    return 'a browser does not provide this module';
  }
  if (from.lane === 'server' && /^(@nocobase\/(client|flow-engine)|react|antd)/.test(name)) {
    return 'the server knows nothing of the client';
  }
  return undefined;
}

/**
 * @param {{src: string, isFolder(file: string): boolean}} source the plugin's `src/` and how to tell a folder
 * @returns {string | undefined} what is wrong with that import, undefined when it is allowed
 */
export function importFault({ src, isFolder }, file, specifier, typeOnly = false) {
  const from = placeOf(src, file);
  if (!from) return undefined;
  if (!specifier.startsWith('.')) return packageFault(from, specifier);
  const to = targetPlace(src, path.dirname(file), specifier, isFolder);
  if (from.isTest && isKit(to)) return undefined;
  if (from.lane === 'server' && from.folder === '__tests__') return undefined;
  if (isKit(to) || to.isTest !== from.isTest) {
    if (to.isTest) return 'the product may not import its tests';
  }
  return (RULES[from.lane] ?? oneOf(from.lane))(from, to, typeOnly);
}
