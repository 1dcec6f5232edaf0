import { cpus } from 'node:os';
import { parseArgs } from 'node:util';

import { benchApi } from './api.js';
import { benchEdit } from './edit.js';
import { benchEngine } from './engine/bench-engine.js';
import { benchExplain } from './explain.js';
import { benchMail } from './mail.js';
import { benchMatching } from './matching.js';
import { benchQueue } from './queue.js';
import { benchRound } from './round.js';

const { values, positionals: wanted } = parseArgs({
  options: { out: { type: 'string' } },
  allowPositionals: true,
});

/**
 * `npm run bench [-- name ... --out folder]`: prints one JSON document; each figure stands beside its baseline of the
 * same run. Plots and the models of rival solvers go to the folder.
 */
const suites: Record<string, () => Promise<object>> = {
  engine: () => benchEngine(values.out),
  phases: () => benchMatching(),
  explain: benchExplain,
  edit: benchEdit,
  round: benchRound,
  api: benchApi,
  mail: () => benchMail(),
  queue: benchQueue,
};

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
