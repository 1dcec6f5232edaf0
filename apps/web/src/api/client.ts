import createClient, { type Middleware } from 'openapi-fetch';

import type { components, paths } from './schema.js';
import { sendOnce } from './send-once.js';

export type Schemas = components['schemas'];

/** An answer that is a problem (RFC 9457); worded by the server in the reader's language. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** What is wrong with single fields. */
    readonly errors: readonly { field: string; code: string; message: string }[] = [],
    /** What an edit on an older version did not know of. */
    readonly current: Schemas['Problem']['current'] = undefined,
  ) {
    super(detail);
  }
}

/** Every answer that is no success is thrown, so that queries and forms have one way to fail. */
const throwProblems: Middleware = {
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', document.documentElement.lang);
    return request;
  },
  onResponse: async ({ response }) => {
    if (response.ok) return undefined;
    const body = (await response.json().catch(() => ({}))) as Partial<Schemas['Problem']>;
    throw new ProblemError(
      response.status,
      body.code ?? `http.${response.status}`,
      body.detail ?? '',
      body.errors,
      body.current,
    );
  },
};

export const api = createClient<paths>({ fetch: sendOnce });
api.use(throwProblems);

/** The body of a successful answer. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  return data as T;
}
