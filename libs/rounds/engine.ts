import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';

import { Piscina } from 'piscina';

import type {
  RoundProposal,
  RoundSnapshot,
  SolveOptions,
  SolveProgress,
} from '#libs/matching/snapshot.js';

export interface EngineHooks {
  onProgress?: (progress: SolveProgress) => void;
  /** Ends the thread at once; nothing is kept. */
  signal?: AbortSignal;
  /** On shared memory: once this many moves are done, the best so far is the answer; below 0 never. */
  stopAfter?: Int32Array;
}

/** Runs the matching engine in a worker thread, so that the event loop stays free. */
export class MatchingEngine {
  private readonly pool = new Piscina({
    filename: fileURLToPath(import.meta.resolve('#libs/matching/thread.js')),
    maxThreads: 1,
    minThreads: 0,
    idleTimeout: 5_000,
  });

  /**
   * Loads the engine's code once.
   * @throws when it cannot be loaded; the pool itself would leave every task waiting for ever
   */
  async warmUp(): Promise<void> {
    const broken = new Promise<never>((_, reject) => {
      this.pool.once('error', reject);
    });
    await Promise.race([this.pool.run({ warmUp: true }), broken]);
  }

  async run(
    snapshot: RoundSnapshot,
    options: SolveOptions,
    { onProgress, signal, stopAfter }: EngineHooks = {},
  ): Promise<RoundProposal> {
    const { port1, port2 } = new MessageChannel();
    if (onProgress) port1.on('message', onProgress);
    try {
      const task = { snapshot, options, port: port2, stopAfter };
      const settings = { transferList: [port2], ...(signal ? { signal } : {}) };
      return (await this.pool.run(task, settings)) as RoundProposal;
    } finally {
      // What was posted last may still be on its way.
      for (const { message } of leftIn(port1)) onProgress?.(message);
      port1.close();
    }
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

function* leftIn(port: MessagePort): Generator<{ message: SolveProgress }> {
  for (;;) {
    const left: { message: SolveProgress } | undefined = receiveMessageOnPort(port);
    if (!left) return;
    yield left;
  }
}
