import { z } from 'zod';
import { actionInputs } from '../server/kernel/actionInputs';
import { ACTIONS, type ActionDoc } from './actions';
import { SCHEMAS } from './schemas';

/**
 * The actions of the desk for NocoBase's page "API documentation", which asks for this module anew each time it is opened.
 * What an action takes comes from the very schema by which the action parses it.
 */
type Json = Record<string, unknown>;

const ERRORS: Readonly<Record<string, string>> = {
  401: 'Not signed in',
  403: 'The role may not do this',
  404: 'No such record for the caller',
  409: 'Changed meanwhile by somebody else: TICKET_STALE',
  422: 'Refused by a rule of the desk; the error says which field',
};

const ref = (name: string) => ({ $ref: `#/components/schemas/Ticketing${name}` });
const json = (schema: object) => ({ 'application/json': { schema } });

function inputOf(name: string, { body }: ActionDoc): Json | undefined {
  if (body) return ref(body);
  const schema = actionInputs().get(name);
  if (!schema) return undefined;
  const { $schema: _, ...described }: Json = z.toJSONSchema(schema, {
    io: 'input',
    target: 'openapi-3.0',
    unrepresentable: 'any',
  });
  return described;
}

function answerOf({ answer, many }: ActionDoc): object {
  const one = answer ? ref(answer) : { type: 'object' };
  if (!many) return { type: 'object', properties: { data: answer ? one : { description: 'See the summary' } } };
  const meta = { type: 'object', description: 'Whether there is more: hasNext, or hasBefore and hasAfter' };
  return { type: 'object', properties: { data: { type: 'array', items: one }, meta } };
}

function queryOf(input: Json | undefined): object[] {
  const properties: unknown = input?.properties;
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema }));
}

function operation(name: string, doc: ActionDoc): Json {
  const [resource] = name.split(':');
  const { summary, method = 'post', on, isPublic } = doc;
  const input = inputOf(name, doc);
  const record = on && {
    name: 'filterByTk',
    in: 'query',
    required: true,
    description: on === 'ticket' ? 'Id of the ticket' : 'Id of the record',
    schema: { type: 'string' },
  };
  const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } };
  const responses = Object.entries(isPublic ? {} : ERRORS).map(([status, description]) => [
    status,
    { description, content: json(ref('Error')) },
  ]);
  return {
    operationId: name.replace(/\W/g, '_'),
    tags: [resource],
    summary,
    parameters: [...(record ? [record] : []), ...(method === 'get' ? queryOf(input) : [key])],
    ...(method === 'post' && input ? { requestBody: { content: json(input) } } : {}),
    responses: { 200: { description: 'OK', content: json(answerOf(doc)) }, ...Object.fromEntries(responses) },
    ...(isPublic ? { security: [] } : {}),
  };
}

const entries = Object.entries(ACTIONS);

export default {
  openapi: '3.0.3',
  info: {
    title: 'NocoBase API - Ticketing',
    description: 'Errors are `{errors: [{code, message, field?}]}`. The collections have the usual actions besides.',
  },
  tags: [...new Set(entries.map(([name]) => name.split(':')[0]))].map((name) => ({ name })),
  paths: Object.fromEntries(
    entries.map(([name, doc]) => [`/${name}`, { [doc.method ?? 'post']: operation(name, doc) }]),
  ),
  components: {
    schemas: Object.fromEntries(Object.entries(SCHEMAS).map(([name, schema]) => [`Ticketing${name}`, schema])),
  },
};
