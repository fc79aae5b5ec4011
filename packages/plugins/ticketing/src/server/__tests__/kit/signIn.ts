import supertest from 'supertest';
import type { Model } from '@nocobase/database';
import type { TestDesk } from './bootApp';
import { aUser } from './factories/users';

export type Agent = ReturnType<typeof supertest.agent>;

export interface SignInOptions {
  /** The role to act in; by default the one that `who` names, else the user's own default role. */
  role?: string;
  /** Language of messages, as the client sends it. */
  locale?: 'en-US' | 'zh-CN';
}

/**
 * Signs in over HTTP's bearer token, as a browser would.
 * @param who `root`, the name of a role (a new user with that role signs in), or a user made by a factory
 * @returns a supertest agent that sends the token, the role and the language with each request
 */
export async function signIn(desk: TestDesk, who: string | Model, options: SignInOptions = {}): Promise<Agent> {
  const user = await resolveUser(desk, who);
  const role = options.role ?? (typeof who === 'string' ? who : undefined);
  const agent = anonymous(desk, options)
    .auth(await tokenFor(desk, user, role), { type: 'bearer' })
    .set('X-Authenticator', 'basic');
  return role ? agent.set('X-Role', role) : agent;
}

/** An agent without a token. */
export function anonymous(desk: TestDesk, { locale = 'en-US' }: Pick<SignInOptions, 'locale'> = {}): Agent {
  return supertest.agent(desk.httpServer).set('X-Locale', locale);
}

/** A bearer token, for tests that speak HTTP or WebSocket themselves. */
export async function tokenFor(desk: TestDesk, user: Model, role?: string): Promise<string> {
  const { jwt, tokenController } = desk.app.authManager;
  const userId: number = user.get('id');
  const { jti } = await tokenController.add({ userId });
  const { tokenExpirationTime } = await tokenController.getConfig();
  return jwt.sign(
    { userId, temp: true, roleName: role, signInTime: Date.now() },
    { jwtid: jti, expiresIn: tokenExpirationTime },
  );
}

async function resolveUser(desk: TestDesk, who: string | Model): Promise<Model> {
  if (typeof who !== 'string') return who;
  if (who !== 'root') return aUser(desk, { role: who });
  return desk.repo('users').findOne({ filter: { email: process.env.INIT_ROOT_EMAIL ?? '' } });
}
