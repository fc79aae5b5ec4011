/** What answers look like, and the bodies that no schema in the code describes. OpenAPI 3.0. */
type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const moment: Schema = { type: 'string', format: 'date-time' };
/** A number, or its digits: 64 bits do not fit into JavaScript's numbers on every database. */
const id: Schema = {
  oneOf: [
    { type: 'integer', format: 'int64' },
    { type: 'string', pattern: '^\\d{1,16}$' },
  ],
};
const orNull = (schema: Schema): Schema => ({ ...schema, nullable: true });
const whole: Schema = { type: 'integer' };
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/Ticketing${name}` });
const list = (items: Schema): Schema => ({ type: 'array', items });
const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

const requester = object({ email: text, name: orNull(text) }, ['email']);

export const SCHEMAS: Readonly<Record<string, Schema>> = {
  Error: object(
    {
      errors: list(
        object(
          {
            code: { type: 'string', example: 'FIELD_REQUIRED' },
            message: { type: 'string', description: "In the caller's language" },
            field: { type: 'string', description: 'What of the input is at fault' },
          },
          ['message'],
        ),
      ),
    },
    ['errors'],
  ),
  Ticket: object({
    id,
    number: text,
    subject: text,
    statusKey: text,
    priorityKey: orNull(text),
    typeKey: orNull(text),
    teamId: orNull(id),
    assigneeId: orNull(id),
    requesterId: orNull(id),
    organizationId: orNull(id),
    channel: text,
    version: {
      type: 'integer',
      description: 'Send it with a change: 409 TICKET_STALE when it is no longer the latest',
    },
    messageCount: whole,
    waitingSince: orNull(moment),
    snoozedUntil: orNull(moment),
    firstRespondedAt: orNull(moment),
    resolvedAt: orNull(moment),
    closedAt: orNull(moment),
    createdAt: moment,
    updatedAt: moment,
  }),
  Comment: object({
    id,
    ticketId: id,
    kind: { type: 'string', enum: ['reply', 'note', 'message', 'call', 'forward', 'system'] },
    body: { type: 'string', description: 'Sanitised HTML' },
    channel: text,
    authorId: orNull(id),
    contactId: orNull(id),
    createdAt: moment,
  }),
  TicketWithComment: { allOf: [ref('Ticket'), object({ comment: ref('Comment') })] },
  Transition: object({
    toKey: text,
    status: object({ key: text, label: text, category: text, color: orNull(text) }),
    requiredFields: list(text),
    commentRequired: { type: 'boolean' },
    confirm: { type: 'boolean' },
  }),
  TimelineEntry: object(
    {
      entry: { type: 'string', enum: ['comment', 'event'] },
      id,
      kind: { type: 'string', description: 'Of a comment' },
      body: { type: 'string', description: 'Of a comment: sanitised HTML' },
      type: { type: 'string', description: 'Of an event' },
      changes: list(
        object({
          field: text,
          fieldLabel: text,
          from: { nullable: true, description: 'Any value' },
          to: { nullable: true, description: 'Any value' },
          fromLabel: orNull(text),
          toLabel: orNull(text),
        }),
      ),
      causeKind: text,
      causeLabel: orNull(text),
      author: orNull(object({ id, nickname: orNull(text) })),
      actor: orNull(object({ id, nickname: orNull(text) })),
      contact: orNull(object({ id, name: orNull(text), email: orNull(text) })),
      createdAt: moment,
    },
    ['entry', 'id', 'createdAt'],
  ),
  NewTicket: {
    ...object(
      {
        subject: { type: 'string', minLength: 1, maxLength: 500 },
        body: { type: 'string', description: "HTML of the customer's first message", nullable: true },
        typeKey: orNull(text),
        priorityKey: orNull(text),
        statusKey: orNull(text),
        teamId: orNull(id),
        assigneeId: orNull(id),
        requesterId: orNull(id),
        requester: orNull(requester),
        organizationId: orNull(id),
        channel: text,
        tags: list(text),
      },
      ['subject'],
    ),
    description: 'And fields that builders added to tickets or to the type',
    additionalProperties: true,
  },
  NewPortalTicket: {
    ...object({ subject: text, body: text, typeKey: orNull(text) }, ['subject', 'body']),
    additionalProperties: true,
  },
  PortalMessage: object({ body: text }, ['body']),
  PortalTicket: object({
    id,
    number: text,
    subject: text,
    status: orNull(object({ label: text, color: orNull(text), isClosed: { type: 'boolean' } })),
    type: orNull(text),
    messageCount: whole,
    lastMessageAt: orNull(moment),
    createdAt: moment,
    messages: list(object({ id, kind: text, body: text, authorName: orNull(text), createdAt: moment })),
  }),
};
