import fs from 'node:fs';
import path from 'node:path';
import { rspack } from '@rspack/core';

/** Modules that the host defines in its AMD registry, in both runtimes unless stated. */
const HOST_MODULES = new Set([
  'react',
  'react-dom',
  'react/jsx-runtime',
  'react-router',
  'react-router-dom',
  'antd',
  'antd-style',
  '@ant-design/icons',
  '@ant-design/cssinjs',
  'i18next',
  'react-i18next',
  '@formily/antd-v5',
  '@formily/core',
  '@formily/react',
  '@formily/reactive',
  '@formily/shared',
  '@nocobase/client-v2',
  '@nocobase/flow-engine',
  '@nocobase/utils',
  '@nocobase/utils/client',
  '@nocobase/evaluators',
  '@nocobase/evaluators/client',
  '@dnd-kit/core',
  '@dnd-kit/sortable',
  'ahooks',
  'axios',
  'dayjs',
  'lodash',
  '@emotion/css',
  'file-saver',
  '@nocobase/client', // v1 only: src/client may import it, src/client-v2 never
]);
const HOST_PLUGIN = /^@nocobase\/plugin-[\w-]+\/client(-v2)?$/;

/** Chunks are served from wherever the host serves index.js, which depends on its public path. */
function publicPathScript(packageName, lane) {
  return `
    var src = document.currentScript && document.currentScript.src.split('?')[0];
    var tail = '/static/plugins/${packageName}/dist/${lane}/';
    if (src && src.indexOf(tail) >= 0) __webpack_public_path__ = src.replace(/[^/]+$/, '');
    else {
      var base = window.__webpack_public_path__ || window.__nocobase_public_path__ || '/';
      var modern = window.__nocobase_modern_client_prefix__ || 'v';
      base = base.replace(new RegExp('/' + modern + '/?$'), '/').replace(/\\/$/, '');
      __webpack_public_path__ = base + tail;
    }`;
}

function laneConfig(root, dist, lane, mode) {
  const { name } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const id = lane === 'client' ? name : `${name}/${lane}`;
  return {
    name: lane,
    mode,
    context: root,
    target: ['web', 'es2020'],
    devtool: mode === 'development' ? 'source-map' : false,
    entry: [`data:text/javascript,${encodeURIComponent(publicPathScript(name, lane))}`, `./src/${lane}/index.tsx`],
    output: {
      path: path.join(dist, lane),
      filename: 'index.js',
      chunkFilename: '[name].[contenthash:8].js',
      publicPath: 'auto',
      clean: true,
      uniqueName: id,
      library: { name: id, type: 'umd', umdNamedDefine: true },
    },
    resolve: { extensions: ['.tsx', '.ts', '.js', '.json'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          loader: 'builtin:swc-loader',
          type: 'javascript/auto',
          options: {
            jsc: {
              target: 'es2020',
              parser: { syntax: 'typescript', tsx: true, decorators: true },
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
        { test: /\.(png|svg|jpe?g|gif)$/, type: 'asset' },
      ],
    },
    externals: [
      ({ request }, done) => (HOST_MODULES.has(request) || HOST_PLUGIN.test(request) ? done(null, request) : done()),
    ],
    stats: 'errors-warnings',
  };
}

const lanes = (root, dist, mode) => ['client', 'client-v2'].map((lane) => laneConfig(root, dist, lane, mode));

const problems = (stats) => (stats.hasErrors() ? stats.toString({ preset: 'errors-only', colors: false }) : '');

export function buildClients(root, dist) {
  return new Promise((resolve, reject) => {
    const compiler = rspack(lanes(root, dist, 'production'));
    compiler.run((error, stats) => {
      const failure = error?.message ?? problems(stats);
      compiler.close(() => (failure ? reject(new Error(failure)) : resolve()));
    });
  });
}

/** Resolves after the first build; later ones are reported a line each. */
export function watchClients(root, dist, report) {
  return new Promise((resolve, reject) => {
    let first = true;
    rspack(lanes(root, dist, 'development')).watch({ aggregateTimeout: 100 }, (error, stats) => {
      const failure = error?.message ?? problems(stats);
      if (first) {
        first = false;
        if (failure) return reject(new Error(failure));
        return resolve();
      }
      report(failure ? `cannot build the client: ${failure}` : 'rebuilt the client');
    });
  });
}
