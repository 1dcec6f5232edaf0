import { addAbortSignal } from 'node:stream';

import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { Problem } from '../problem/problem.js';

/** Uploads that a process holds in memory at a time; further ones wait without being read. */
const together = 8;
const waitingMost = 300;
/** What a slow line may take for the largest file. */
const secondsMost = 180;

/** Takes in the bodies of uploads, a few at a time: a hundred at once need no more memory than eight. */
@Injectable()
export class UploadBody {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  /**
   * Reads a body and hands it on; the next one waits until it is dealt with.
   * @param most bytes
   * @throws Problem `file.length-needed`, `file.too-large`, `request.malformed`, `server.unavailable`
   */
  async use<T>(request: Request, most: number, deal: (body: Buffer) => Promise<T>): Promise<T> {
    refuseByLength(request, most);
    await this.enter();
    try {
      return await deal(await readBody(request, most));
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.taken < together) this.taken++;
    else if (this.waiting.length >= waitingMost) throw new Problem('server.unavailable');
    // Whoever leaves hands his place on.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.taken--;
  }
}

/** The length has to be said, so that a file that is too large is refused before it is sent. */
function refuseByLength(request: Request, most: number): void {
  const length = request.headers['content-length'];
  if (length === undefined) throw refused(request, new Problem('file.length-needed'));
  if (Number(length) > most) throw refused(request, tooLarge(most));
}

async function readBody(request: Request, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    const stream = addAbortSignal(AbortSignal.timeout(secondsMost * 1000), request);
    for await (const piece of stream) {
      size += (piece as Buffer).length;
      if (size > most) throw refused(request, tooLarge(most));
      pieces.push(piece as Buffer);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('request.malformed', { reason: 'the body is not whole' });
  }
  return Buffer.concat(pieces);
}

function tooLarge(most: number): Problem {
  return new Problem('file.too-large', { megabytes: String(most / 1024 / 1024) });
}

/** What is still on its way is not wanted. */
function refused(request: Request, problem: Problem): Problem {
  request.res?.setHeader('Connection', 'close');
  return problem;
}
