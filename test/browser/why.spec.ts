import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { inspectPage, openBrowser, openContext, url, type Language } from './browser.js';
import { ensureSignedIn } from './signed-in.js';

let browser: Browser;
let state: Awaited<ReturnType<typeof ensureSignedIn>>;

beforeAll(async () => {
  browser = await openBrowser();
  state = await ensureSignedIn(browser);
});

afterAll(() => browser.close());

describe.each<Language>(['en', 'ko'])('why, and why not (%s)', (language) => {
  const say = (en: string, ko: string) => (language === 'ko' ? ko : en);

  it('tells of a meeting by key and address, and of two firms that are chosen', async () => {
    const { page, context, complaints } = await openContext(browser, language, undefined, state);
    await page.goto(`${url}/o/robotics-2027/timetable`);
    const first = page.locator('[data-place="0-0"]');
    await first.focus();
    await page.keyboard.press('w');
    const drawer = page.getByRole('dialog', {
      name: say('Why, and why not', '만나는 이유, 만나지 않는 이유'),
    });
    await drawer.getByText(say('Why these two', '두 기업인 이유')).waitFor();
    await drawer.getByText(say('Why at this place', '이 시간, 이 자리인 이유')).waitFor();
    expect(page.url()).toMatch(/pair=[\w-]{36}\.[\w-]{36}/);
    await inspectPage(page);
    await page.reload();
    await drawer.getByText(say('Why these two', '두 기업인 이유')).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });

    const find = say('Why do two meet, or not?', '두 기업이 만나는(만나지 않는) 이유');
    await page.getByRole('button', { name: find }).click();
    for (const country of [say('Korean firm', '한국 기업'), say('U.S. firm', '미국 기업')]) {
      await page.getByRole('combobox', { name: country }).click();
      await page.locator('[role=option]:visible').first().click();
    }
    await page.getByRole('button', { name: say('Show why', '이유 보기') }).click();
    await drawer.locator('.pair-head .tag').waitFor();
    await inspectPage(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lists on the page of a round what is worth a look', async () => {
    const { page, context, complaints } = await openContext(browser, language, undefined, state);
    await page.goto(`${url}/o/robotics-2027/rounds/1`);
    await page
      .getByRole('region', { name: say('Worth a look before you accept', '확정 전에 볼 것') })
      .waitFor();
    await inspectPage(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
