import { execFileSync } from 'node:child_process';

import type { Browser, BrowserContext } from 'playwright-core';

import { openContext, url } from './browser.js';

/** Signs in by a link of the command line, as an organiser who lost the first one would. */
export async function ensureSignedIn(
  browser: Browser,
): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const printed = execFileSync(
    process.execPath,
    ['dist/apps/cli/main.js', 'sign-in-link', '--email', 'organiser@showcase.example'],
    {
      encoding: 'utf8',
      env: { ...process.env, PUBLIC_URL: url, DATA_DIR: process.env['PRODUCT_DATA'] ?? '' },
    },
  );
  const { page, context } = await openContext(browser, 'en');
  await page.goto(printed.trim());
  await page.waitForURL(/\/o\//);
  const state = await context.storageState();
  await context.close();
  return { ...state, origins: [] };
}
