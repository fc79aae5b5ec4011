import { DatabaseError } from 'sequelize';

/** What databases say of a value that does not fit its column, or of a column that is none. */
const POSTGRES: ReadonlySet<string> = new Set([
  ...['22P02', '22003', '22007', '22008', '22021', '22P05', '22023', '22001'],
  ...['42703', '42883', '42804'],
]);
const MARIADB: ReadonlySet<number> = new Set([1054, 1264, 1292, 1366, 1406, 1267]);
const SQLITE = /no such column|datatype mismatch/;
/** Sorting by a relation that is not appended. */
const SORTED_BY_ABSENT = /^Unable to find a valid association for model/;

/** Whether a request failed because of what was sent, not because of the desk. */
export function isUnreadableInput(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return error instanceof Error && SORTED_BY_ABSENT.test(error.message);
  const { parent } = error;
  if ('code' in parent && POSTGRES.has(String(parent.code))) return true;
  if ('errno' in parent && MARIADB.has(Number(parent.errno))) return true;
  return SQLITE.test(parent.message);
}
