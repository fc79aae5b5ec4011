import { bootApp, signIn } from '../../__tests__/kit';

const desk = bootApp();

test('a ticket is created, answered, moved on and assigned', async () => {
  const root = await signIn(desk, 'root');
  const created = await root.post('/api/ticketingTickets:create').send({
    subject: ' Printer  on fire ',
    body: '<p>Help <script>alert(1)</script></p>',
    priorityKey: 'urgent',
    requester: { email: 'Ann@Example.test', name: 'Ann' },
    tags: ['vip'],
  });
  if (created.status === 500) console.log(await desk.repo('ticketingTickets').create({values:{subject:'x'}}).catch((e: Error) => e.stack));
  console.log(created.status, JSON.stringify(created.body));
  const { id } = created.body.data;
  for (const [action, values] of [
    ['reply', { body: 'Hi', statusKey: 'pending' }],
    ['note', { body: 'note' }],
    ['transition', { statusKey: 'resolved', version: 3 }],
    ['assign', { assigneeId: 'me' }],
    ['tag', { add: ['a'], remove: ['vip'] }],
    ['follow', {}],
  ] as const) {
    const r = await root.post(`/api/ticketingTickets:${action}/${id}`).send(values);
    console.log(action, r.status, JSON.stringify(r.body));
  }
  for (const action of ['timeline', 'allowedTransitions', 'get', 'counts']) {
    const r = await root.get(`/api/ticketingTickets:${action}/${id}`);
    console.log(action, r.status, JSON.stringify(r.body));
  }
});
