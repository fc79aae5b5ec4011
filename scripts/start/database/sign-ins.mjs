/**
 * The platform's table that gets a row at each sign-in, by either way of naming tables. While it is empty, nobody can have
 * entered anything.
 *
 * @param {import('../env.mjs').Env} env
 * @returns {string[]}
 */
export function signInTables(env) {
  return ['issuedTokens', 'issued_tokens'].map((name) => (env.DB_TABLE_PREFIX ?? '') + name);
}
