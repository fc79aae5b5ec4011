import { setTimeout as sleep } from 'node:timers/promises';

/** An answer other than 2xx. */
export class ApiError extends Error {
  /** @param {string} request @param {number} status @param {any} body */
  constructor(request, status, body) {
    const said =
      body?.errors?.map((/** @type {any} */ error) => error.message).join('; ') ?? body?.error?.message ?? body;
    super(`${request}: ${status} ${said ?? ''}`.trim());
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
  }
}

/**
 * A caller of NocoBase's API.
 *
 * @typedef {ReturnType<typeof createApi>} Api
 * @param {string} baseUrl as in http://127.0.0.1:13000
 */
export function createApi(baseUrl) {
  let token = '';
  let role = '';

  /**
   * @param {string} method
   * @param {string} path as in `users:list`
   * @param {{query?: Record<string, any>, body?: any, headers?: Record<string, string>}} [options] lists in the query are
   *   sent with commas, objects as JSON
   * @returns {Promise<any>} the answer's body
   */
  async function request(method, path, { query = {}, body, headers = {} } = {}) {
    const url = new URL(`${baseUrl}/api/${path}`);
    for (const [key, value] of Object.entries(query)) {
      url.searchParams.set(key, asText(value));
    }
    const form = body instanceof FormData;
    const response = await fetch(url, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(role ? { 'x-role': role } : {}),
        ...(body !== undefined && !form ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: body === undefined || form ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = parse(text);
    if (!response.ok || answer?.error)
      throw new ApiError(`${method} ${path}`, answer?.error?.status ?? response.status, answer);
    return answer;
  }

  return {
    baseUrl,
    request,
    /** @param {string} path @param {Record<string, any>} [query] */
    get: async (path, query) => (await request('GET', path, { query })).data,
    /** @param {string} path @param {any} [body] @param {Record<string, any>} [query] */
    post: async (path, body = {}, query = {}) => (await request('POST', path, { body, query }))?.data,
    /** @param {string} account @param {string} password @returns {Promise<any>} the user */
    async signIn(account, password) {
      token = '';
      const { data } = await request('POST', 'auth:signIn', {
        body: { account, password },
        headers: { 'x-authenticator': 'basic' },
      });
      token = data.token;
      return data.user;
    },
    /** @param {string} name act in this role from here on */
    actAs(name) {
      role = name;
    },
  };
}

/** @param {any} value */
function asText(value) {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Asks until the answer is truthy; a refused connection or an error is an answer to wait on.
 *
 * @template T
 * @param {() => Promise<T>} ask
 * @param {{what: string, seconds?: number, gaveUp?: () => string | undefined}} options `gaveUp` says why waiting is in vain
 * @returns {Promise<T>}
 */
export async function waitFor(ask, { what, seconds = 90, gaveUp = () => undefined }) {
  const until = Date.now() + seconds * 1000;
  let last = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    const reason = gaveUp() ?? (Date.now() > until ? `not within ${seconds} s (${last})` : undefined);
    if (reason) throw new Error(`${what}: ${reason}`);
    await sleep(150);
  }
}
