import { ensureUser } from '#libs/accounts/sign-in.js';
import { Membership } from '#libs/companies/membership.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';

import type { Application } from './application.js';
import { holdToContract } from './contract.js';

/** Somebody who talks to the API with a cookie. */
interface Answer<Body> {
  status: number;
  body: Body;
  etag: string | null;
}

export interface Client {
  call<Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<Body>>;
}

/** Calls below `/api/v1`; an empty answer has a null body, one that is no JSON its text. Every answer must be as documented. */
export function clientOf(url: string, cookie: string): Client {
  return {
    call: async (method, path, body, headers = {}) => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { Cookie: cookie, 'Content-Type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const type = answer.headers.get('content-type') ?? '';
      const read = bodyOf(await answer.text(), type);
      holdToContract(method, `/api/v1${path}`, { status: answer.status, type, body: read });
      return {
        status: answer.status,
        body: read as never,
        etag: answer.headers.get('etag'),
      };
    },
  };
}

function bodyOf(text: string, type: string): unknown {
  if (text === '') return null;
  return type.includes('json') ? JSON.parse(text) : text;
}

export interface Member {
  /** Participant. */
  id: string;
  companyId: string;
  cookie: string;
  client: Client;
}

/** Somebody who owns a company of the sample showcase. */
export async function memberOf(application: Application, code: string): Promise<Member> {
  const { manager } = application.dataSource;
  const participant = await manager.findOneOrFail(Participant, {
    where: { code },
    relations: { company: true },
  });
  const email = `${code.toLowerCase()}@member.example`;
  const user = await ensureUser(manager, { email, name: code });
  await manager.insert(Membership, { company: participant.company, user, role: 'owner' });
  const cookie = await application.signIn({ email });
  const client = clientOf(application.url, cookie);
  return { id: participant.id, companyId: participant.company.id, cookie, client };
}
