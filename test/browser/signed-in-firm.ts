import { execFileSync } from 'node:child_process';

import type { Browser, BrowserContext } from 'playwright-core';

import { openContext, url } from './browser.js';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Mail address of the first sample company's main contact, as its organiser reads it. */
async function mainContact(organiser: State): Promise<string> {
  const Cookie = organiser.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const read = async (path: string) =>
    (await fetch(`${url}/api/v1/${path}`, { headers: { Cookie } })).json();
  const list = (await read('showcases/robotics-2027/participants?pageSize=1')) as {
    items: { id: string }[];
  };
  const detail = (await read(`participants/${list.items[0]?.id ?? ''}`)) as {
    delegatesList: { email: string }[];
  };
  return detail.delegatesList[0]?.email ?? '';
}

/** Signs in as the main contact of a sample company, whom the import knows by his address. */
export async function signedInFirm(
  browser: Browser,
  organiser: State,
): Promise<{ state: State; home: string }> {
  const email = await mainContact(organiser);
  const printed = execFileSync(
    process.execPath,
    ['dist/apps/cli/main.js', 'sign-in-link', '--email', email],
    {
      encoding: 'utf8',
      env: { ...process.env, PUBLIC_URL: url, DATA_DIR: process.env['PRODUCT_DATA'] ?? '' },
    },
  );
  const { page, context } = await openContext(browser, 'en');
  await page.goto(printed.trim());
  await page.waitForURL(/\/c\//);
  const home = new URL(page.url()).pathname;
  const state = await context.storageState();
  await context.close();
  return { state: { ...state, origins: [] }, home };
}
