import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { ensureSignedIn } from './signed-in.js';
import { signedInFirm } from './signed-in-firm.js';
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  narrow,
  openBrowser,
  openContext,
  phone,
  schedulePath,
  url,
  type Language,
} from './browser.js';

const pages: Record<string, string> = {
  landing: '/',
  'sign-in': '/sign-in',
  showcase: '/s/robotics-2027',
  home: '/o/robotics-2027',
  registrations: '/o/robotics-2027/registrations',
  rounds: '/o/robotics-2027/rounds',
  round: '/o/robotics-2027/rounds/1',
  timetable: '/o/robotics-2027/timetable',
  mail: '/o/robotics-2027/mail',
  'settings, general': '/o/robotics-2027/settings',
  'settings, rules': '/o/robotics-2027/settings?section=rules',
  'settings, programme': '/o/robotics-2027/settings?section=programme',
  'settings, interpreters': '/o/robotics-2027/settings?section=interpreters',
  'settings, weights': '/o/robotics-2027/settings?section=weights',
  'settings, organisers': '/o/robotics-2027/settings?section=organisers',
  'settings, webhooks': '/o/robotics-2027/settings?section=webhooks',
  'new showcase': '/new',
  account: '/account',
  'log of my data': '/account/log',
  'own schedules': '/schedule',
  mailbox: '/mailbox',
  schedule: '',
  'no such page': '/nowhere',
};

/** Pages of a company, below its own address. */
const companyPages = {
  'company home': '',
  'company profile': '/profile/offerings',
  'company itself': '/profile/company',
  'company needs': '/profile/needs',
  'company certificates': '/profile/certificates',
  'company delegates': '/profile/delegates',
  directory: '/directory?q=gripper',
  wishes: '/wishes',
  people: '/people',
};

let browser: Browser;
let signedIn: Awaited<ReturnType<typeof ensureSignedIn>>;
let firm: Awaited<ReturnType<typeof signedInFirm>>;

beforeAll(async () => {
  browser = await openBrowser();
  signedIn = await ensureSignedIn(browser);
  firm = await signedInFirm(browser, signedIn);
});

afterAll(() => browser.close());

const languages: Language[] = ['ko', 'en'];
const cells = languages.flatMap((language) =>
  Object.entries(pages).map(([name, path]) => [name, language, path] as const),
);
const companyCells = languages.flatMap((language) =>
  Object.entries(companyPages).map(([name, path]) => [name, language, path] as const),
);

/** Opens a page at the desk and on a phone: readable for all, no complaint, no sideways scroll. */
async function inspect(
  address: string,
  name: string,
  language: Language,
  state: Awaited<ReturnType<typeof ensureSignedIn>>,
): Promise<void> {
  for (const viewport of [desktop, phone]) {
    const { page, context, complaints } = await openContext(browser, language, viewport, state);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    await page.locator('main h1, main h2, .mail-item').first().waitFor({ state: 'attached' });
    expect(await page.getAttribute('html', 'lang')).toBe(language);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    if (viewport === phone) {
      await page.setViewportSize(narrow);
      // What opens or folds at this width has to settle.
      await page.waitForTimeout(300);
      await expectNoSidewaysScroll(page);
    }
    expect([name, complaints]).toEqual([name, []]);
    await context.close();
  }
}

describe('every page in both languages', () => {
  it.each(cells)('%s, %s', async (name, language, path) => {
    await inspect(url + (path || (await schedulePath(language))), name, language, signedIn);
  });

  it.each(companyCells)('%s, %s', async (name, language, path) => {
    await inspect(url + firm.home + path, name, language, firm.state);
  });

  it.each(languages)('registration, %s', async (language) => {
    for (const step of ['company', 'identifiers', 'consent', 'review'])
      await inspect(
        `${url}/s/additive-2027/register?step=${step}`,
        `registration, ${step}`,
        language,
        firm.state,
      );
  });
});
