import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const planted: string[] = [];

function plant(path: string, content: string): void {
  writeFileSync(root + path, content);
  planted.push(root + path);
}

function check(folder: string): string {
  const tool = spawnSync(
    process.execPath,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      folder,
    ],
    { cwd: root, encoding: 'utf8' },
  );
  return tool.stdout + tool.stderr;
}

afterEach(() => {
  for (const path of planted.splice(0)) rmSync(path);
});

describe('the arrows between rooms', () => {
  it('reports an import against an arrow', () => {
    plant('libs/taxonomy/planted.ts', `export { hashToken } from '#libs/accounts/tokens.js';\n`);
    expect(check('libs/taxonomy')).toContain('taxonomy-imports-only-its-own');
  });

  it('reports a cycle', () => {
    plant('libs/taxonomy/planted-a.ts', `import './planted-b.js';\nexport const a = 1;\n`);
    plant('libs/taxonomy/planted-b.ts', `import './planted-a.js';\nexport const b = 1;\n`);
    expect(check('libs/taxonomy')).toContain('no-circular');
  });

  it('finds nothing to report otherwise', () => {
    expect(check('libs/taxonomy')).toContain('no dependency violations found');
  });
});
