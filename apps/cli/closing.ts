/** What must be closed at the end, and the signal that brings the end about. */
export class Closing {
  private readonly work: (() => Promise<void>)[] = [];
  private readonly abort = new AbortController();

  /** Resolves on the first SIGINT or SIGTERM; a second one ends the process at once. */
  readonly signal: Promise<void>;

  constructor() {
    this.signal = new Promise((resolve) => {
      const stop = () => {
        if (this.aborted) process.exit(130);
        this.abort.abort();
        resolve();
      };
      process.on('SIGINT', stop);
      process.on('SIGTERM', stop);
    });
  }

  get aborted(): boolean {
    return this.abort.signal.aborted;
  }

  get abortSignal(): AbortSignal {
    return this.abort.signal;
  }

  add(close: () => Promise<void>): void {
    this.work.push(close);
  }

  /** Closes in the reverse order of opening; one that fails does not keep the others open. */
  async close(): Promise<void> {
    for (const close of this.work.reverse()) {
      try {
        await close();
      } catch (error) {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}
