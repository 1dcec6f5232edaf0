import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

describe('the compiled template', () => {
  it.each(['schedule', 'notice'])('%s is what its source compiles to', (name) => {
    const script = new URL('../../../scripts/build-mail-templates.js', import.meta.url);
    const compiled = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { compileTemplate } = await import(${JSON.stringify(script.href)});
         process.stdout.write(await compileTemplate('${name}'));`,
      ],
      { encoding: 'utf8' },
    );
    const committed = readFileSync(new URL(`${name}.hbs`, import.meta.url), 'utf8');
    expect(committed === compiled).toBe(true);
  });
});
