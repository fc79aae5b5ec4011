import { seconds } from '../start/screen.mjs';

const TAIL_LINES = 120;

/**
 * @typedef {{name: string, took: number, passed: number, failed: number, skipped: number, retried?: number,
 *   skip?: string}} Result
 */

/** @param {Result} result @param {boolean} requireAll */
export function hasFailed(result, requireAll) {
  return result.failed > 0 || (requireAll && (result.skip !== undefined || result.skipped > 0));
}

/** @param {Result} result @param {boolean} requireAll */
export function describe(result, requireAll) {
  if (result.skip) return `${requireAll ? '✗' : '-'} ${result.name}  skipped: ${result.skip}`;
  const parts = [`${result.passed} passed`];
  if (result.retried) parts.push(`${result.retried} of them at the second try only`);
  if (result.failed) parts.push(`${result.failed} failed`);
  if (result.skipped) parts.push(`${result.skipped} skipped`);
  return `${hasFailed(result, requireAll) ? '✗' : '✓'} ${result.name}  ${seconds(result.took)}  ${parts.join(', ')}`;
}

/** @param {string} output @returns {string} its end, where tools say what is wrong */
export function tail(output) {
  const lines = output.trimEnd().split('\n');
  const shown = lines.slice(-TAIL_LINES).map((line) => `  | ${line}`);
  if (lines.length > shown.length) shown.unshift(`  | … ${lines.length - shown.length} lines before`);
  return shown.join('\n');
}

/** @param {Result[]} results @param {boolean} requireAll @returns {string[]} a table, one stage a line */
export function table(results, requireAll) {
  const width = Math.max(...results.map(({ name }) => name.length));
  return results.map((result) => {
    const outcome = result.skip
      ? `skipped: ${result.skip}`
      : describe(result, requireAll).split('  ').slice(1).join('  ');
    return `${hasFailed(result, requireAll) ? '✗' : result.skip ? '-' : '✓'} ${result.name.padEnd(width)}  ${outcome}`;
  });
}

/**
 * What may not be skipped and was counts as failed.
 *
 * @param {Result[]} results @param {boolean} requireAll
 * @returns {{passed: number, failed: number}}
 */
export function totals(results, requireAll) {
  const sum = (pick) => results.reduce((total, result) => total + pick(result), 0);
  const unrun = sum(({ skip, skipped }) => (skip === undefined ? skipped : 1));
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed) + (requireAll ? unrun : 0) };
}
