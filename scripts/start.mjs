/**
 * `npm start`: prepares everything that is missing, then serves the application until Ctrl-C.
 *
 *   npm start                 serve
 *   npm start -- --sample     serve, and add the sample data once the server is up
 *
 * This file runs on any Node that knows modules, so that an old one gets a sentence instead of a syntax error.
 */
const [major] = process.versions.node.split('.').map(Number);

if (major < 20) {
  console.error(
    '\nNode.js ' +
      process.versions.node +
      ' is too old: Ticketing for NocoBase needs Node.js 20 or later.\n' +
      '  Install it from https://nodejs.org or with a version manager ("nvm install 20"), then run "npm start" again.\n',
  );
  process.exitCode = 1;
} else {
  import('./start/main.mjs').then(({ start }) => start(process.argv.slice(2)));
}
