import type { Browser, BrowserContext } from 'playwright-core';

import { openContext } from './browser.js';
import { signInLinkOf } from './sign-in-link.js';

/** Signs in as the organiser of the samples. */
export async function ensureSignedIn(
  browser: Browser,
): Promise<Awaited<ReturnType<BrowserContext['storageState']>>> {
  const { page, context } = await openContext(browser, 'en');
  await page.goto(signInLinkOf('organiser@showcase.example'));
  await page.waitForURL(/\/o\//);
  const state = await context.storageState();
  await context.close();
  return { ...state, origins: [] };
}
