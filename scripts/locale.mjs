#!/usr/bin/env node
/**
 * Edits the locale files of the plugin, English and Chinese together, so that their keys never differ.
 *
 *   node scripts/locale.mjs add "Reply" "Reply" "回复" ["Note" "Note" "备注" …]
 *   node scripts/locale.mjs remove "Reply" ["Note" …]
 *
 * Several people may call it at once: a lock file makes the edits wait for each other.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

export const LANGUAGES = ['en-US', 'zh-CN'];

const LOCALE_DIR = resolve(dirname(fileURLToPath(import.meta.url)), '../packages/plugins/ticketing/src/locale');
const STALE_LOCK_MS = 10_000;

/** @returns {Record<string, string>} the texts of one language, by key */
export function readLocale(language, dir = LOCALE_DIR) {
  const file = join(dir, `${language}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function writeLocale(language, texts, dir) {
  const file = join(dir, `${language}.json`);
  const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  writeFileSync(`${file}.tmp`, `${JSON.stringify(sorted, null, 2)}\n`);
  renameSync(`${file}.tmp`, file);
}

async function withLock(dir, change) {
  const lock = join(tmpdir(), `ticketing-locale-${createHash('sha1').update(dir).digest('hex').slice(0, 12)}.lock`);
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx'));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > STALE_LOCK_MS) rmSync(lock, { force: true });
      await sleep(30);
    }
  }
  try {
    return change();
  } finally {
    rmSync(lock, { force: true });
  }
}

/**
 * Adds or replaces texts.
 * @param {{key: string, texts: string[]}[]} entries texts in the order of LANGUAGES
 */
export function addTexts(entries, dir = LOCALE_DIR) {
  return withLock(dir, () => {
    mkdirSync(dir, { recursive: true });
    LANGUAGES.forEach((language, index) => {
      const texts = readLocale(language, dir);
      for (const entry of entries) texts[entry.key] = entry.texts[index];
      writeLocale(language, texts, dir);
    });
  });
}

export function removeTexts(keys, dir = LOCALE_DIR) {
  return withLock(dir, () => {
    for (const language of LANGUAGES) {
      const texts = readLocale(language, dir);
      for (const key of keys) delete texts[key];
      writeLocale(language, texts, dir);
    }
  });
}

function inGroupsOf(size, values) {
  return Array.from({ length: values.length / size }, (_, index) => values.slice(index * size, (index + 1) * size));
}

async function main([command, ...values]) {
  const width = LANGUAGES.length + 1;
  if (command === 'add' && values.length > 0 && values.length % width === 0 && values.every(Boolean)) {
    await addTexts(inGroupsOf(width, values).map(([key, ...texts]) => ({ key, texts })));
  } else if (command === 'remove' && values.length > 0) {
    await removeTexts(values);
  } else {
    console.error('usage: node scripts/locale.mjs add "key" "english" "中文" [...]  |  remove "key" [...]');
    process.exitCode = 1;
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
