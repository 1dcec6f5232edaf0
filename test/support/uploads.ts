import { request } from 'node:http';
import { json } from 'node:stream/consumers';

import type { Member } from './client.js';

export interface Upload {
  status: number;
  body: {
    id: string;
    name: string;
    size: number;
    contentType: string;
    code: string;
    detail: string;
  };
}

/**
 * Puts the bytes of a file below `/api/v1`, as browsers do: the body is the file. Not by `fetch`, which
 * copies it first: a hundred uploads of one buffer must not need the memory of a hundred here.
 */
export function upload(
  url: string,
  { cookie }: Pick<Member, 'cookie'>,
  path: string,
  content: Buffer,
): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}/api/v1${path}`, {
      method: 'PUT',
      agent: false,
      headers: {
        Cookie: cookie,
        'Content-Type': 'application/octet-stream',
        'Content-Length': content.length,
      },
    });
    call.on('response', (answer) => {
      json(answer).then(
        (body) => resolve({ status: answer.statusCode ?? 0, body: body as Upload['body'] }),
        reject,
      );
    });
    call.on('error', reject);
    call.end(content);
  });
}

/** Gives a firm one certificate. @returns the address of its file below `/api/v1` */
export async function paperOf({ id, client }: Member): Promise<string> {
  const path = `/participations/${id}`;
  const { etag } = await client.call('GET', path);
  const held = { standard: 'iso-9001', number: '1', issuer: 'KTL', scope: null, expiresOn: null };
  const match = { 'If-Match': etag ?? '' };
  await client.call('PUT', `${path}/certificates`, { items: [held] }, match);
  const { body } = await client.call<{ certificates: { id: string }[] }>('GET', path);
  return `${path}/certificates/${body.certificates[0]!.id}/file`;
}
