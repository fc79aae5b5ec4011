/**
 * `npm run dev`: like `npm start`, and rebuilds on every change of a source. The server restarts when its own sources
 * change; a change of the client needs only a reload of the page.
 */
const [major] = process.versions.node.split('.').map(Number);

if (major < 20) {
  console.error('\nNode.js ' + process.versions.node + ' is too old: Node.js 20 or later is needed.\n');
  process.exitCode = 1;
} else {
  import('./start/main.mjs').then(({ start }) => start(process.argv.slice(2), { watch: true }));
}
