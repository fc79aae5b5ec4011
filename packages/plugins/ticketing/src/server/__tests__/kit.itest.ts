import { aUser, anonymous, bootApp, signIn } from './kit';

const desk = bootApp({ withoutTicketing: true });

test('signs in as root over HTTP', async () => {
  const root = await signIn(desk, 'root');
  const { status, body } = await root.get('/api/auth:check');
  expect(status).toBe(200);
  expect(body.data).toMatchObject({ email: 'admin@nocobase.com' });
});

test('signs in as a new user with a role of the host', async () => {
  const member = await signIn(desk, 'member');
  const { body } = await member.get('/api/roles:check');
  expect(body.data).toMatchObject({ role: 'member' });
});

test('an anonymous agent is refused', async () => {
  expect((await anonymous(desk).get('/api/users:list')).status).toBe(401);
});

test('keeps its data over a restart', async () => {
  const user = await aUser(desk, { username: 'lasting' });
  await desk.restart();
  const root = await signIn(desk, 'root');
  const { body } = await root.get(`/api/users:get/${user.get('id')}`);
  expect(body.data).toMatchObject({ username: 'lasting' });
});
