/** What can be said of the container files without an engine: that they keep their promises. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (/** @type {string} */ name) => readFileSync(path.join(root, 'docker', name), 'utf8');

describe('the Dockerfile', () => {
  /** Instructions with their continuation lines, without comments. */
  const lines = read('Dockerfile')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim());
  const instructions = lines.map((line) => ({ name: line.trim().split(' ')[0], text: line.trim() }));
  const all = (/** @type {string} */ name) =>
    instructions.filter((entry) => entry.name === name).map(({ text }) => text);

  test('builds in one stage and runs in another, both on the same pinned base', () => {
    assert.deepEqual(all('FROM'), ['FROM node:20-bookworm-slim AS build', 'FROM node:20-bookworm-slim AS run']);
  });

  test('runs as somebody other than root, from the last change of files on', () => {
    const user = instructions.findIndex(({ name }) => name === 'USER');
    assert.equal(instructions[user].text, 'USER node');
    assert.ok(
      instructions.slice(user).every(({ name }) => !['RUN', 'COPY', 'ADD', 'USER'].includes(name) || name === 'USER'),
    );
  });

  test('asks the application itself whether it is healthy', () => {
    assert.match(all('HEALTHCHECK')[0], /\/api\/__health_check/);
  });

  test('copies only what exists and what the ignore file lets through', () => {
    const allowed = read('Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const sources = all('COPY')
      .filter((text) => !text.includes('--from='))
      .flatMap((text) =>
        text
          .split(/\s+/)
          .slice(1, -1)
          .filter((word) => !word.startsWith('--')),
      );
    assert.ok(sources.length > 5);
    for (const source of sources) {
      assert.ok(existsSync(path.join(root, source)), `${source} does not exist`);
      assert.ok(
        allowed.some((entry) => source === entry || source.startsWith(`${entry}/`)),
        `${source} is ignored`,
      );
    }
  });

  test('calls scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const called = all('RUN').flatMap((text) => [...text.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]));
    assert.deepEqual(called, ['build']);
    for (const name of called) assert.ok(scripts[name], name);
  });
});

describe('the compose file', () => {
  const compose = yaml.load(read('compose.yaml'));
  /** @type {[string, any][]} */
  const services = Object.entries(compose.services);
  const lasting = services.filter(([name]) => name !== 'setup');

  test('everything that lasts has a health check and starts again', () => {
    for (const [name, service] of lasting) {
      assert.ok(service.restart === 'unless-stopped', name);
      assert.ok(service.healthcheck?.test || name === 'app', `${name} has no health check`); // the app's is in its image
    }
  });

  test('nodes can be added: no name and no port of their own', () => {
    assert.equal(compose.services.app.container_name, undefined);
    assert.equal(compose.services.app.ports, undefined);
    assert.deepEqual(
      services.filter(([, service]) => service.ports).map(([name]) => name),
      ['web'],
    );
  });

  test('no node serves before the database was installed or upgraded', () => {
    assert.equal(compose.services.app.depends_on.setup.condition, 'service_completed_successfully');
    assert.equal(compose.services.setup.depends_on.postgres.condition, 'service_healthy');
  });

  test('secrets come from the environment and have no default', () => {
    const text = read('compose.yaml');
    for (const secret of ['APP_KEY', 'DB_PASSWORD', 'REDIS_PASSWORD', 'INIT_ROOT_PASSWORD']) {
      assert.match(text, new RegExp(`\\$\\{${secret}:\\?`), `${secret} is not demanded`);
      assert.doesNotMatch(text, new RegExp(`\\$\\{${secret}:?-`), `${secret} has a default`);
      assert.match(read('.env.example'), new RegExp(`^${secret}=$`, 'm'), `${secret} is not in .env.example`);
    }
  });

  test('every volume is declared, used and kept apart from the image', () => {
    const used = services
      .flatMap(([, { volumes = [] }]) => volumes)
      .map((volume) => volume.split(':')[0])
      .filter((name) => !name.startsWith('.'));
    assert.deepEqual([...new Set(used)].sort(), Object.keys(compose.volumes).sort());
  });

  test('nodes know that they are several', () => {
    const { environment } = compose.services.app;
    assert.equal(environment.TICKETING_CLUSTER, 'redis');
    assert.match(environment.REDIS_URL, /^redis:/);
  });

  test('images are pinned to a version', () => {
    for (const [name, { image }] of lasting.filter(([name]) => name !== 'app')) assert.match(image, /:\d/, name);
  });

  test('nginx leads to the port that a node listens on', () => {
    const [, port] = /set \$nodes app:(\d+)/.exec(read('nginx.conf')) ?? [];
    assert.match(read('Dockerfile'), new RegExp(`APP_PORT=${port}\\b`));
  });
});
