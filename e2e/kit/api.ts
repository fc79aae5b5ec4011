/** The application's HTTP API, for what a test needs before it looks at the screen. */

export const ROOT_ACCOUNT = { account: 'admin@nocobase.com', password: 'admin123' };

export interface Account {
  account: string;
  password: string;
}

export interface Answer {
  status: number;
  body: { data?: unknown; errors?: { code?: string; message: string }[] } & Record<string, unknown>;
}

/** Where the application under test answers, without a slash at the end. */
export function baseUrl(): string {
  const url = process.env.E2E_BASE_URL;
  if (!url) throw new Error('E2E_BASE_URL is not set: run the tests through Playwright, which starts the application');
  return url.replace(/\/$/, '');
}

export class Api {
  private constructor(
    readonly token: string,
    readonly userId: number,
  ) {}

  static async signIn({ account, password }: Account): Promise<Api> {
    const answer = await send('auth:signIn', { method: 'POST', body: { account, password } });
    const { token, user } = expectData<{ token: string; user: { id: number } }>('auth:signIn', answer);
    return new Api(token, user.id);
  }

  /** @returns whatever the server answers; for tests of refusals */
  request(path: string, options: { method?: 'GET' | 'POST'; body?: unknown; language?: string } = {}): Promise<Answer> {
    return send(path, { ...options, token: this.token });
  }

  /** `api.post('ticketingTickets:create', { subject })`. @throws when the answer is not a success */
  async post<T = Record<string, unknown>>(path: string, body: unknown = {}): Promise<T> {
    return expectData<T>(path, await this.request(path, { method: 'POST', body }));
  }

  /** `api.get('ticketingTickets:list', { filter: { statusKey: 'open' } })`; objects travel as JSON. */
  async get<T = Record<string, unknown>>(path: string, query: Record<string, unknown> = {}): Promise<T> {
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : `${value}`,
      ]),
    );
    return expectData<T>(path, await this.request(search.size ? `${path}?${search}` : path));
  }
}

interface Sending {
  method?: 'GET' | 'POST';
  body?: unknown;
  token?: string;
  language?: string;
}

async function send(path: string, { method = 'GET', body, token, language = 'en-US' }: Sending): Promise<Answer> {
  const response = await fetch(`${baseUrl()}/api/${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      'X-Authenticator': 'basic',
      'X-Locale': language,
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: { errors: [{ message: text.slice(0, 500) }] } };
  }
}

function expectData<T>(path: string, { status, body }: Answer): T {
  if (status >= 400) throw new Error(`${path} answered ${status}: ${JSON.stringify(body.errors ?? body)}`);
  return body.data as T;
}
