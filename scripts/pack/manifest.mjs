/** What a host reads of a package; the rest (scripts, development dependencies, workspace settings) means nothing to it. */
const KEPT = [
  'name',
  'version',
  'description',
  'license',
  'author',
  'homepage',
  'repository',
  'bugs',
  'keywords',
  'main',
  'dependencies',
  'peerDependencies',
];

/**
 * @param {Record<string, unknown>} manifest the workspace's package.json
 * @returns {Record<string, unknown>} the one to ship
 */
export function shippedManifest(manifest) {
  const kept = Object.entries(manifest).filter(
    ([key]) => KEPT.includes(key) || key.startsWith('displayName') || key.startsWith('description.'),
  );
  const shipped = Object.fromEntries(kept);
  for (const field of ['dependencies', 'peerDependencies']) {
    for (const [name, range] of Object.entries(shipped[field] ?? {})) {
      if (/^(workspace|file|link):/.test(range))
        throw new Error(`${field} of the plugin points into the workspace: ${name}`);
    }
  }
  return shipped;
}
