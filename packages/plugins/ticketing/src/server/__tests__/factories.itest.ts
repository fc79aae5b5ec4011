import { aComment, aContact, aTeam, aTicket, aUser, anAgent, anOrganization, bootApp, signIn } from './kit';

const desk = bootApp();

test('makes a ticket of a customer, in a team, with its conversation', async () => {
  const organization = await anOrganization(desk);
  const requester = await aContact(desk, { organizationId: organization.get('id') });
  const colleague = await aUser(desk);
  const team = await aTeam(desk, { members: [colleague] });
  const ticket = await aTicket(desk, { requesterId: requester.get('id'), teamId: team.get('id') });
  await aComment(desk, ticket, { kind: 'message' });
  await aComment(desk, ticket, { by: colleague });
  await aComment(desk, ticket, { kind: 'note', by: colleague });

  const saved = await desk.repo('ticketingTickets').findOne({
    filterByTk: ticket.id,
    appends: ['requester.organization', 'team.members', 'comments'],
  });
  expect(saved.toJSON()).toMatchObject({
    number: expect.any(String),
    requester: { organization: { name: organization.get('name') } },
    team: { members: [{ nickname: colleague.get('nickname') }] },
  });
  expect(saved.get('comments').map((comment: { kind: string }) => comment.kind)).toEqual(['message', 'reply', 'note']);
});

test('an agent signs in with the role that the plugin seeds', async () => {
  const agent = await signIn(desk, await anAgent(desk));
  const { body } = await agent.get('/api/roles:check');
  expect(body.data).toMatchObject({ role: 'ticketing-agent' });
});
