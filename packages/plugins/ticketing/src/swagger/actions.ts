import { COLLECTIONS } from '../shared/collectionNames';

export interface ActionDoc {
  summary: string;
  /** POST unless it only reads. */
  method?: 'get' | 'post';
  /** What `filterByTk` names; left out: no record. */
  on?: 'ticket' | 'record';
  /** Name of the answer's schema in `schemas.ts`; left out: an object that the summary describes. */
  answer?: string;
  /** Several of them, in a list. */
  many?: boolean;
  /** Answers to nobody in particular: needs no sign-in. */
  isPublic?: boolean;
  /** Its body, where the action does not say so itself. */
  body?: string;
}

type Docs = Readonly<Record<string, ActionDoc>>;

const { tickets, comments, transitions, attachments, templates, tags, priorities, teams, types } = COLLECTIONS;
const { contacts, bindings, replies, macros, bulkRuns } = COLLECTIONS;

const onTicket = (summary: string, more: Partial<ActionDoc> = {}): ActionDoc => ({
  summary,
  on: 'ticket',
  answer: 'Ticket',
  ...more,
});
const read = (summary: string, more: Partial<ActionDoc> = {}): ActionDoc => ({ summary, method: 'get', ...more });

const of = (resource: string, docs: Docs): [string, ActionDoc][] =>
  Object.entries(docs).map(([action, doc]) => [`${resource}:${action}`, doc]);

const TICKETS: Docs = {
  create: {
    summary: 'Create a ticket with its first message; the header Idempotency-Key makes a repeated call harmless',
    answer: 'Ticket',
    body: 'NewTicket',
  },
  transition: onTicket('Take a step of the flow'),
  assign: onTicket('Give the ticket to a person ("me": the caller), a team, or nobody'),
  tag: onTicket('Put tags on the ticket and take tags off, by name'),
  follow: onTicket('Hear of changes of the ticket', { answer: undefined }),
  unfollow: onTicket('Hear of changes no longer', { answer: undefined }),
  allowedTransitions: onTicket('Steps that the caller may take now', {
    method: 'get',
    answer: 'Transition',
    many: true,
  }),
  timeline: onTicket('Messages and history, oldest first; the latest page without a cursor', {
    method: 'get',
    answer: 'TimelineEntry',
    many: true,
  }),
  reply: onTicket('Write to the customer', { answer: 'TicketWithComment' }),
  note: onTicket('Write to colleagues', { answer: 'TicketWithComment' }),
  call: onTicket('Write down a call', { answer: 'TicketWithComment' }),
  forward: onTicket('Send messages of the ticket on to somebody else', { answer: 'TicketWithComment' }),
  pin: onTicket('Pin a message, or take the pin out', { answer: undefined }),
  undoSend: onTicket('Take back a reply that has not left yet', { answer: undefined }),
  pending: onTicket('Replies that have not left yet', { method: 'get', answer: undefined }),
  draft: onTicket("The caller's draft", { method: 'get', answer: undefined }),
  drafts: read("The caller's drafts"),
  saveDraft: onTicket("Keep the caller's draft", { answer: undefined }),
  discardDraft: onTicket("Throw the caller's draft away", { answer: undefined }),
  link: onTicket('Link to another ticket', { answer: undefined }),
  unlink: onTicket('Take a link away', { answer: undefined }),
  links: onTicket('Links to other tickets', { method: 'get', answer: undefined }),
  checklist: onTicket('The steps of the checklist', { method: 'get', answer: undefined }),
  addChecklistItem: onTicket('Add a step', { answer: undefined }),
  updateChecklistItem: onTicket('Change, tick or move a step', { answer: undefined }),
  removeChecklistItem: onTicket('Take a step away', { answer: undefined }),
  timeEntries: onTicket('Time that was spent', { method: 'get', answer: undefined }),
  logTime: onTicket('Write down time', { answer: undefined }),
  updateTimeEntry: onTicket('Change an entry', { answer: undefined }),
  removeTimeEntry: onTicket('Take an entry away', { answer: undefined }),
  merge: onTicket('Move everything into another ticket; this one leads there from then on'),
  unmerge: onTicket('Undo a merge'),
  split: onTicket('Make a new ticket of some messages'),
  mergePreview: onTicket('What a merge would do', { answer: undefined }),
  snooze: onTicket('Let the ticket sleep until a moment or an answer'),
  applyMacro: onTicket('Carry out a macro', { answer: undefined }),
  previewMacro: onTicket('What a macro would change, exactly', { answer: undefined }),
  form: onTicket("The form of the ticket's type with its values", { method: 'get', answer: undefined }),
  bulk: { summary: 'Carry out an action on up to 1000 tickets; a result for each' },
  counts: read('How many tickets each folder of the queue holds for the caller'),
  numbers: read('What is open, unassigned, mine and waiting, by team'),
  search: { summary: 'Find tickets by words and operators, the best first' },
  import: { summary: 'Bring in tickets with their past; for those who configure the desk' },
};

/** Every action of the desk beyond the platform's own, by `resource:action`. */
export const ACTIONS: Docs = Object.fromEntries([
  ...of(tickets, TICKETS),
  ...of(comments, { original: read('A message as it came in', { on: 'record' }) }),
  ...of(transitions, {
    flow: read('The flow of a type, with what is wrong with it'),
    saveFlow: { summary: 'Save a flow as a whole' },
    resetFlow: { summary: "Go back to the common flow, or to the desk's own" },
  }),
  ...of(attachments, {
    store: { summary: 'Upload a file (multipart/form-data) for a message that is being written' },
    discard: { summary: 'Throw an upload away', on: 'record' },
    download: read('The file', { on: 'record' }),
    getFile: read('The file, for pages', { on: 'record' }),
  }),
  ...of(templates, { fill: { summary: 'A template with its variables filled in', on: 'record' } }),
  ...of(tags, {
    merge: { summary: 'Make one tag of two', on: 'record' },
    usage: read('How often each tag is used'),
  }),
  ...of(priorities, { usage: read('How often each priority is used') }),
  ...of(teams, {
    usage: read('How many tickets each team has'),
    members: read('Who belongs to the team', { on: 'record' }),
    setMembers: { summary: 'Say who belongs to the team and who leads it', on: 'record' },
    moveTickets: { summary: 'Give the tickets of a team to another', on: 'record' },
  }),
  ...of(types, {
    forms: read('The forms of all types'),
    extensionCandidates: read('Collections that may hold the fields of a type'),
    palette: read('Kinds of fields that a type can get'),
    makeExtension: { summary: 'Make a collection for the fields of a type', on: 'record' },
    addField: { summary: 'Add a field to a type', on: 'record' },
  }),
  ...of(contacts, { merge: { summary: 'Make one person of two', on: 'record' } }),
  ...of(bindings, {
    bind: { summary: "Tie a collection of the application's to its part at the desk" },
    unbind: { summary: 'Undo a binding; no data is lost', on: 'record' },
    candidates: read('Collections that may be bound'),
  }),
  ...of(replies, {
    search: read('Canned replies that the caller may use'),
    render: { summary: 'A canned reply with its variables filled in', on: 'record' },
    variables: read('Variables of canned replies'),
  }),
  ...of(macros, {
    usable: read('Macros that the caller may use'),
    workflows: read('Workflows that a macro may start'),
  }),
  ...of(bulkRuns, {
    progress: read('How far a bulk run is, with the results so far', { on: 'record' }),
    cancel: { summary: 'Stop a bulk run; what is done stays done', on: 'record' },
  }),
  ...of('ticketingSearch', {
    status: read('State of the search index'),
    rebuild: { summary: 'Build the search index anew' },
  }),
  ...of('ticketingPortal', {
    list: read('Tickets of the signed-in customer', { answer: 'PortalTicket', many: true }),
    get: read('One of them, with its public messages', { on: 'record', answer: 'PortalTicket' }),
    statuses: read('Statuses by the words for customers'),
    types: read('Types of which a customer may make tickets'),
    create: { summary: 'Write to the desk', answer: 'PortalTicket', body: 'NewPortalTicket' },
    reply: { summary: 'Answer', on: 'record', answer: 'PortalTicket', body: 'PortalMessage' },
    close: { summary: 'Say that it is done', on: 'record', answer: 'PortalTicket' },
    reopen: { summary: 'Say that it is not', on: 'record', answer: 'PortalTicket' },
  }),
  ...of('ticketing', { health: read('For monitors', { isPublic: true }) }),
]);
