import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { newShowcase } from '#test/factories/showcase.js';

import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  narrow,
  openBrowser,
  openContext,
  phone,
  url,
  type Language,
} from './browser.js';
import { signInLinkOf } from './sign-in-link.js';
import { ensureSignedIn } from './signed-in.js';

let browser: Browser;
let cookie: string;

beforeAll(async () => {
  browser = await openBrowser();
  const { cookies } = await ensureSignedIn(browser);
  cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
});

afterAll(() => browser.close());

/** As the organiser of the samples. */
async function call<Body>(
  path: string,
  method = 'GET',
  body?: unknown,
  version = '',
): Promise<Body> {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { Cookie: cookie, 'Content-Type': 'application/json', 'If-Match': version },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}

/** Somebody of the samples who is nothing but a delegate: his firm has a main contact before him. */
async function secondDelegate(): Promise<string> {
  const { items } = await call<{ items: { id: string }[] }>(
    'showcases/robotics-2027/participants?limit=50',
  );
  for (const { id } of items) {
    const { delegatesList } = await call<{ delegatesList: { email: string }[] }>(
      `participants/${id}`,
    );
    if (delegatesList[1]) return delegatesList[1].email;
  }
  throw new Error('No firm with two delegates');
}

const interpreter = {
  nameEn: 'Han Ji-woo',
  nameKo: '한지우',
  languages: ['ko', 'en'],
  mailLanguage: 'ko',
  timeZone: 'Asia/Seoul',
  availableSlots: null,
  maxMeetings: null,
};

interface Settings {
  version: number;
  settings: { schedulesOn: string | null; interpreters: { email: string; nameEn: string }[] };
}

const settingsOf = (slug: string) => call<Settings>(`showcases/${slug}/settings`);

/** Signs in by mail and opens the page at every size. */
async function inspect(email: string, language: Language) {
  const { page, context, complaints } = await openContext(browser, language);
  await page.goto(signInLinkOf(email));
  await page.waitForURL(/\/schedule$/);
  await page
    .getByRole('heading', { name: language === 'ko' ? '내 일정' : 'My schedule' })
    .waitFor();
  for (const viewport of [phone, narrow, desktop]) {
    await page.setViewportSize(viewport);
    await expectNoSidewaysScroll(page);
    if (viewport !== narrow) await expectAccessible(page);
  }
  return { page, context, complaints };
}

describe.each(['en', 'ko'] as Language[])('who only attends, in %s', (language) => {
  const say = (en: string, ko: string) => (language === 'ko' ? ko : en);

  it('a delegate lands on his schedule, and may take it into a calendar', async () => {
    const { page, context, complaints } = await inspect(await secondDelegate(), language);
    expect(await page.locator('.meeting').count()).toBeGreaterThan(0);
    await page.getByText(say('Next meeting', '다음 상담')).waitFor();
    const calendar = page.waitForEvent('download');
    await page.getByRole('link', { name: say('Add to calendar', '캘린더에 추가') }).click();
    expect((await calendar).suggestedFilename()).toBe('schedule.ics');
    expect(complaints).toEqual([]);
    await page.goto(`${url}/o/robotics-2027/registrations`);
    await page.getByRole('alert').waitFor();
    await context.close();
  });

  it('an interpreter sees both firms of each meeting and who speaks what', async () => {
    const { settings } = await settingsOf('robotics-2027');
    const { page, context, complaints } = await inspect(
      settings.interpreters[0]?.email ?? '',
      language,
    );
    const first = page.locator('.meeting').first();
    expect(await first.locator('.country').allTextContents()).toEqual(['KR', 'US']);
    await first.getByText(say('Korean', '한국어')).first().waitFor();
    await first.getByText(say('English', '영어')).first().waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('reads when the schedule comes while none is published', async () => {
    const slug = `awaited-${language}`;
    const email = `interpreter-${language}@awaited.example`;
    await call('showcases', 'POST', newShowcase(slug));
    const { version, settings } = await settingsOf(slug);
    const change = { schedulesOn: '2027-05-03', interpreters: [{ ...interpreter, email }] };
    await call(`showcases/${slug}/settings`, 'PUT', { ...settings, ...change }, `"${version}"`);
    const { page, context, complaints } = await inspect(email, language);
    await page.getByText(say('Mon 3 May', '5월 3일 (월)')).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
