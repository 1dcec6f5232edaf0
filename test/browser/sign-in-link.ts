import { execFileSync } from 'node:child_process';

import { url } from './browser.js';

/** A sign-in link of the command line, as an organiser who lost the first one would ask for. */
export function signInLinkOf(email: string, ...options: string[]): string {
  const printed = execFileSync(
    process.execPath,
    ['dist/apps/cli/main.js', 'sign-in-link', '--email', email, ...options],
    {
      encoding: 'utf8',
      env: { ...process.env, PUBLIC_URL: url, DATA_DIR: process.env['PRODUCT_DATA'] ?? '' },
    },
  );
  return printed.trim();
}
