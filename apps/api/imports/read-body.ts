import type { Request } from 'express';

import { Problem } from '../problem/problem.js';

/** The raw body of a request that the guard has let in, up to a number of bytes. */
export async function readBody(request: Request, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytesMax) throw new Problem('request.too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
