/**
 * Something the person at the keyboard can put right. Printed as a sentence and what to do about it, without a stack;
 * the process ends with exit code 1.
 */
export class StartFailure extends Error {
  /**
   * @param {string} message one sentence: what is wrong
   * @param {string[]} [advice] what to do, one line each
   */
  constructor(message, advice = []) {
    super(message);
    this.name = 'StartFailure';
    this.advice = advice;
  }
}

/** The database file cannot be read as one. */
export class DamagedDatabase extends StartFailure {}

/**
 * @param {unknown} error
 * @returns {string[]} the lines to print
 */
export function describeFailure(error) {
  if (error instanceof StartFailure) return [error.message, ...error.advice.map((line) => `  ${line}`)];
  return [error instanceof Error ? (error.stack ?? error.message) : String(error)];
}
