// Compiles the server rooms with swc and copies the data files they read at run time
// (sector trees, message catalogues, mail templates) to the same places under dist/.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const rooms = [
  'apps/api',
  'apps/worker',
  'apps/cli',
  'libs',
  'test/bench',
  'test/factories',
  'test/support',
];
const dataFile = /\.(json|hbs|sql)$/;

const present = rooms.filter((room) => existsSync(join(root, room)));
const swc = join(root, 'node_modules/@swc/cli/bin/swc.js');
const built = spawnSync(process.execPath, [swc, ...present, '-d', 'dist', '--quiet'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);

for (const room of present.filter((each) => !each.endsWith('.ts'))) {
  for (const entry of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })) {
    if (!dataFile.test(entry)) continue;
    const target = join(root, 'dist', room, entry);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(root, room, entry), target);
  }
}
