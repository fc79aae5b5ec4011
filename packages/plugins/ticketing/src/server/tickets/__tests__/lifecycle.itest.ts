import { bootApp, signIn } from '../../__tests__/kit';
import { tagTicket } from '..';
import { BY_SYSTEM } from '../../kernel/cause';

const desk = bootApp();

test('a ticket is created, answered, moved on and assigned', async () => {
  const root = await signIn(desk, 'root');
  const created = await root.post('/api/ticketingTickets:create').send({ subject: ' Printer  on fire ', tags: ['vip'] });
  const { id } = created.body.data;
  desk.db.sequelize.options.logging = (s: string) => console.log(s);
  await tagTicket(desk.db, id, {add:['a'], remove: ['vip']}, BY_SYSTEM).catch(e=>console.log(e.stack, e.parent, e.sql));
});
