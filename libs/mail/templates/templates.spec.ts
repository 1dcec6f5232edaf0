import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

describe('the compiled template', () => {
  it('is what its source compiles to', () => {
    const script = new URL('../../../scripts/build-mail-templates.js', import.meta.url);
    const compiled = execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { compileTemplate } = await import(${JSON.stringify(script.href)});
         process.stdout.write(await compileTemplate('schedule'));`,
      ],
      { encoding: 'utf8' },
    );
    const committed = readFileSync(new URL('schedule.hbs', import.meta.url), 'utf8');
    expect(committed === compiled).toBe(true);
  });
});
