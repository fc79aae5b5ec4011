import { useFlowEngine, type ApiClient, type ApiRequest, type PlainObject } from '@nocobase/flow-engine';
import { useMemo } from 'react';
import { isRecord } from './isRecord';

/** What the server says is wrong, in the reader's language. */
export class DeskError extends Error {
  constructor(
    message: string,
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly code: string,
    readonly field?: string,
    /** Where several things are wrong at once: each with its sentence and its place. */
    readonly problems: readonly Record<string, unknown>[] = [],
  ) {
    super(message);
    this.name = 'DeskError';
  }

  /** Somebody else changed the ticket since it was read. */
  get isStale(): boolean {
    return this.code === 'TICKET_STALE';
  }
}

/** Reads the desk's `{errors: [{code, message, field?}]}` out of whatever was thrown. */
export function deskErrorOf(error: unknown): DeskError {
  if (error instanceof DeskError) return error;
  const response = isRecord(error) && isRecord(error.response) ? error.response : undefined;
  const status = typeof response?.status === 'number' ? response.status : 0;
  const data = isRecord(response?.data) ? response.data : {};
  const first: unknown = Array.isArray(data.errors) ? data.errors[0] : undefined;
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
  const told = isRecord(first) ? first : {};
  const message = text(told.message) ?? (error instanceof Error ? error.message : '');
  const problems = Array.isArray(told.problems) ? told.problems.filter(isRecord) : [];
  return new DeskError(message, status, text(told.code) ?? '', text(told.field), problems);
}

interface Answer<T> {
  data: T;
  meta?: PlainObject;
}

/** The desk's HTTP face: typed, and with its errors thrown as DeskError instead of shown by the host. */
export class DeskApi {
  constructor(private readonly api: ApiClient) {}

  async get<T>(action: string, params: PlainObject = {}): Promise<T> {
    return (await this.page<T>(action, params)).data;
  }

  /** With what the server says beside the data, e.g. whether there is more. */
  page<T>(action: string, params: PlainObject = {}): Promise<Answer<T>> {
    return this.send<T>({ url: action, method: 'get', params });
  }

  /** @param id of the record that the action is about; null for none */
  async post<T>(
    action: string,
    id: string | null,
    data: PlainObject = {},
    headers: Record<string, string> = {},
  ): Promise<T> {
    const params = id === null ? {} : { filterByTk: id };
    return (await this.send<T>({ url: action, method: 'post', params, data, headers })).data;
  }

  /** A question that is too long for an address, with what the server says beside the data. */
  postPage<T>(action: string, params: PlainObject, data: PlainObject): Promise<Answer<T>> {
    return this.send<T>({ url: action, method: 'post', params, data });
  }

  private async send<T>(request: ApiRequest): Promise<Answer<T>> {
    try {
      const response = await this.api.request<Answer<T>>({ ...request, skipNotify: true });
      return response.data;
    } catch (error) {
      throw deskErrorOf(error);
    }
  }
}

export function useDeskApi(): DeskApi {
  const { api } = useFlowEngine().context;
  return useMemo(() => new DeskApi(api), [api]);
}
