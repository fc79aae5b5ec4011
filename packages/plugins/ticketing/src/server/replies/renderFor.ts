import { renderTemplate } from '../../shared/template';
import { prepareBody, type PreparedBody } from '../conversation';
import type { Id } from '../kernel/parseInput';
import { ticketVariables, type VariableReader } from './ticketVariables';

/**
 * Fills in a text for a ticket. Sanitised anew afterwards: a value may stand inside an attribute, where it could turn a link
 * into something else.
 * @param html a text that was checked when it was saved
 */
export async function renderFor(reader: VariableReader, ticketId: Id, html: string): Promise<PreparedBody> {
  const { variables, language } = await ticketVariables(reader, ticketId, [html]);
  return fillIn(reader, html, variables, reader.language ?? language);
}

export function fillIn(
  { caller }: Pick<VariableReader, 'caller'>,
  html: string,
  variables: Parameters<typeof renderTemplate>[1],
  language: string | null,
): PreparedBody {
  const rendered = renderTemplate(html, variables, {
    escape: 'html',
    locale: language ?? undefined,
    timeZone: caller.get('X-Timezone') || undefined,
  });
  return prepareBody(rendered);
}
