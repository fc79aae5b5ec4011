#!/usr/bin/env node
/**
 * Checks the locale files of the plugin: same keys in every language, every key that the sources use exists, none is left
 * over, and the placeholders of a sentence are the same in all languages.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLocaleKeys } from './lint/localeKeys.mjs';
import { LANGUAGES, readLocale } from './locale.mjs';

const SRC = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../packages/plugins/ticketing/src');

const placeholders = (text) =>
  [...new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? [])].map((name) => name.replace(/\s/g, '')).sort();

/** @returns {string[]} what is wrong, one sentence each */
export function checkLocales(src = SRC) {
  const [reference, ...others] = LANGUAGES.map((language) => ({
    language,
    texts: readLocale(language, path.join(src, 'locale')),
  }));
  const { used, literals, faults } = findLocaleKeys(src);
  const wrong = [...faults];
  for (const { language, texts } of others) {
    const missing = (has, wants) => Object.keys(wants.texts).filter((key) => !(key in has.texts));
    for (const key of missing({ texts }, reference)) wrong.push(`${language}: no text for ${JSON.stringify(key)}`);
    for (const key of missing(reference, { texts }))
      wrong.push(`${reference.language}: no text for ${JSON.stringify(key)}`);
    for (const [key, text] of Object.entries(reference.texts)) {
      if (key in texts && String(placeholders(text)) !== String(placeholders(texts[key]))) {
        wrong.push(`${language}: other placeholders than ${reference.language} in ${JSON.stringify(key)}`);
      }
    }
  }
  for (const { language, texts } of [reference, ...others]) {
    for (const [key, text] of Object.entries(texts))
      if (!text.trim()) wrong.push(`${language}: ${JSON.stringify(key)} is empty`);
  }
  for (const [key, place] of used) {
    if (!(key in reference.texts)) wrong.push(`${place}: ${JSON.stringify(key)} is in no locale file`);
  }
  for (const key of Object.keys(reference.texts)) {
    if (!used.has(key) && !literals.has(key)) wrong.push(`${JSON.stringify(key)} is used nowhere`);
  }
  return wrong;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const wrong = checkLocales();
  for (const sentence of wrong) console.error(sentence);
  if (wrong.length === 0) console.log('Every text is there in every language.');
  process.exitCode = wrong.length ? 1 : 0;
}
