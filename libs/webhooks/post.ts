import type { LookupAddress } from 'node:dns';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';

import { readAddress, resolvePublic, type Outside } from './outside.js';
import type { PostFailure } from './webhook-attempt.entity.js';
import { WebhookAddressError } from './webhook-error.js';

export const postMilliseconds = 15_000;
const answerBytesMax = 64 * 1024;
const answerBytesKept = 1024;

export type PostResult =
  | { status: number; answer: string; failure: null }
  | { status: null; answer: null; failure: PostFailure };

interface Post {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/**
 * Posts JSON to an address of somebody else: to the public internet only, following nothing, in 15 seconds
 * at most all told, reading 64 kB of the answer at most. Never throws: what goes wrong is the result.
 */
export async function post(message: Post, outside: Outside): Promise<PostResult> {
  const signal = AbortSignal.timeout(postMilliseconds);
  try {
    const url = readAddress(message.url, outside);
    const addresses = await resolvePublic(url, outside, signal);
    const response = await send(url, addresses, message, signal);
    const answer = await firstBytes(response);
    return { status: response.statusCode ?? 0, answer, failure: null };
  } catch (error) {
    return { status: null, answer: null, failure: signal.aborted ? 'timeout' : failureOf(error) };
  }
}

function send(
  url: URL,
  addresses: LookupAddress[],
  { body, headers }: Post,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // The name is resolved already: the connection goes where the check has looked.
  const lookup: LookupFunction = (_name, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? '', first?.family);
  };
  const request = url.protocol === 'http:' ? plainRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'showcase-match-webhooks',
        ...headers,
      },
      // A connection of its own each time: one that is kept open was checked for another delivery.
      agent: false,
      lookup,
      signal,
    })
      .once('response', resolve)
      .once('error', reject)
      .end(body);
  });
}

/** Reads no more than the bound, whatever the answer's length; keeps its beginning. */
async function firstBytes(response: IncomingMessage): Promise<string> {
  const kept: Buffer[] = [];
  let read = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (read < answerBytesKept) kept.push(chunk.subarray(0, answerBytesKept - read));
      read += chunk.length;
      if (read >= answerBytesMax) break;
    }
  } catch {
    // The status was the answer; what follows breaking off takes nothing back.
  } finally {
    response.destroy();
  }
  // Half a character at the cut is left out; PostgreSQL takes no NUL in a text.
  const text = new TextDecoder().decode(Buffer.concat(kept), { stream: true });
  return text.replaceAll('\0', '\uFFFD');
}

const certificateCode = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/;

function failureOf(error: unknown): PostFailure {
  if (error instanceof WebhookAddressError) return 'not-public';
  const { code } = error as { code?: string };
  return code !== undefined && certificateCode.test(code) ? 'certificate' : 'unreachable';
}
