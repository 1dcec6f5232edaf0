/** Writes steps with their progress: in place on a terminal, one line a step elsewhere. */
export class Terminal {
  private current = '';

  constructor(private readonly stream: NodeJS.WriteStream = process.stdout) {}

  line(text = ''): void {
    this.clear();
    this.stream.write(`${text}\n`);
  }

  /** Shows how far the current step is; overwritten by the next call. */
  progress(text: string): void {
    if (!this.stream.isTTY || text === this.current) return;
    this.clear();
    this.current = text;
    this.stream.write(`  … ${text}`);
  }

  /** Runs a step and prints its result with the time it took. */
  async step<T>(name: string, work: () => Promise<T>, result: (value: T) => string): Promise<T> {
    this.progress(name);
    const started = performance.now();
    try {
      const value = await work();
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      this.line(`  ✓ ${result(value).padEnd(66)} ${seconds.padStart(5)} s`);
      return value;
    } catch (error) {
      this.line(`  ✗ ${name}`);
      throw error;
    }
  }

  private clear(): void {
    if (this.current === '') return;
    this.current = '';
    this.stream.write('\r\x1b[2K');
  }
}
