// Starts the product from an empty data folder and waits until its samples are mailed.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const patienceMilliseconds = 120_000;

export default async function globalSetup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'showcase-browser-'));
  // As root the server runs as another user, who must be able to enter the folder.
  chmodSync(dataDir, 0o755);
  const port = 33_000 + (process.pid % 2000);
  const child = spawn(process.execPath, ['dist/apps/cli/main.js', 'start'], {
    env: {
      ...process.env,
      DATA_DIR: join(dataDir, 'data'),
      PORT: String(port),
      WEBHOOKS_TO_LOOPBACK: 'on',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  globalThis.product = { child, dataDir };
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  const until = Date.now() + patienceMilliseconds;
  while (!output.includes('Ctrl-C stops everything')) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`No start:\n${output}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  process.env.PRODUCT_DATA = join(dataDir, 'data');
  process.env.PRODUCT_URL = `http://localhost:${port}`;
  process.env.PRODUCT_SIGN_IN = /http\S+\/sign-in#\S+/.exec(output)[0];
}
