import type { Browser, BrowserContext } from 'playwright-core';

import { openContext, url } from './browser.js';
import { signInLinkOf } from './sign-in-link.js';

type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Mail address of the first sample company's main contact, as its organiser reads it. */
async function mainContact(organiser: State): Promise<string> {
  const Cookie = organiser.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const read = async (path: string) =>
    (await fetch(`${url}/api/v1/${path}`, { headers: { Cookie } })).json();
  const list = (await read('showcases/robotics-2027/participants?limit=1')) as {
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
  const { page, context } = await openContext(browser, 'en');
  await page.goto(signInLinkOf(await mainContact(organiser)));
  await page.waitForURL(/\/c\//);
  const home = new URL(page.url()).pathname;
  const state = await context.storageState();
  await context.close();
  return { state: { ...state, origins: [] }, home };
}
