import { cpus } from 'node:os';

import { benchApi } from './api.js';
import { benchMail } from './mail.js';
import { benchMatching } from './matching.js';
import { benchQueue } from './queue.js';
import { benchRound } from './round.js';

/** `npm run bench [-- name ...]`: prints one JSON document; each figure stands beside its baseline of the same run. */
const suites: Record<string, () => Promise<object>> = {
  engine: () => benchMatching(),
  round: benchRound,
  api: benchApi,
  mail: () => benchMail(),
  queue: benchQueue,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  process.stderr.write(
    `Unknown: ${unknown.join(', ')}. Known: ${Object.keys(suites).join(', ')}\n`,
  );
  process.exit(2);
}
const results: Record<string, object> = {};
for (const [name, run] of Object.entries(suites))
  if (wanted.length === 0 || wanted.includes(name)) results[name] = await run();
const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model ?? '' };
process.stdout.write(
  `${JSON.stringify({ date: new Date().toISOString(), machine, ...results }, null, 2)}\n`,
);
