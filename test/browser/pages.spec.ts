import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { ensureSignedIn } from './signed-in.js';
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

const pages = {
  landing: '/',
  'sign-in': '/sign-in',
  showcase: '/s/robotics-2027',
  participants: '/o/robotics-2027',
  rounds: '/o/robotics-2027/rounds',
  round: '/o/robotics-2027/rounds/1',
  timetable: '/o/robotics-2027/timetable',
  mail: '/o/robotics-2027/mail',
  mailbox: '/mailbox',
  schedule: '',
  'no such page': '/nowhere',
};

let browser: Browser;
let signedIn: Awaited<ReturnType<typeof ensureSignedIn>>;

beforeAll(async () => {
  browser = await openBrowser();
  signedIn = await ensureSignedIn(browser);
});

afterAll(() => browser.close());

const cells = (['ko', 'en'] as Language[]).flatMap((language) =>
  Object.entries(pages).map(([name, path]) => [name, language, path] as const),
);

describe('every page in both languages', () => {
  it.each(cells)(
    '%s, %s: readable for all, no complaint, no sideways scroll',
    async (name, language, path) => {
      const address = url + (path || (await schedulePath(language)));
      for (const viewport of [desktop, phone, narrow]) {
        const { page, context, complaints } = await openContext(
          browser,
          language,
          viewport,
          signedIn,
        );
        await page.goto(address);
        await page.waitForLoadState('networkidle');
        await page.locator('main h1, main h2, .mail-item').first().waitFor();
        expect(await page.getAttribute('html', 'lang')).toBe(language);
        await expectNoSidewaysScroll(page);
        if (viewport !== narrow) await expectAccessible(page);
        expect([name, complaints]).toEqual([name, []]);
        await context.close();
      }
    },
  );
});
