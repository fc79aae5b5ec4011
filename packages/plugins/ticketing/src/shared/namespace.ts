/** The package name: i18n namespace, public path of the client and owner of every collection. */
export const NAMESPACE = '@ticketing/plugin-ticketing';

/** A title that NocoBase translates when it shows it. */
export function titleExpression(key: string): string {
  return `{{t(${JSON.stringify(key)}, { ns: ${JSON.stringify(NAMESPACE)} })}}`;
}
