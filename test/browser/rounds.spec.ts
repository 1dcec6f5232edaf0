import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { inspectPage, openBrowser, openContext, schedulePath, url } from './browser.js';
import { ensureSignedIn } from './signed-in.js';

const slug = 'additive-2027';

/** A call of the app's own API with the session of the page. */
async function call<T>(page: Page, method: string, path: string, body?: object, version?: number) {
  return page.evaluate(
    async ([how, where, sent, over]) => {
      const answer = await fetch(`/api/v1/${where as string}`, {
        method: how as string,
        headers: {
          'Content-Type': 'application/json',
          ...(over === undefined ? {} : { 'If-Match': `"${over as number}"` }),
        },
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return await answer.json();
    },
    [method, path, body, version],
  ) as Promise<T>;
}

interface Settings {
  version: number;
  startsOn: string;
  settings: {
    slots: object[];
    tables: { number: number }[];
    videoLink: string | null;
    weights: { objective: Record<string, number> };
  };
}

/** Lets changes cost nothing: what is published is then no near optimum, and a round takes its time. */
async function forgetWhatIsPublished(page: Page, showcase: string): Promise<void> {
  const path = `showcases/${showcase}/settings`;
  const { version, settings } = await call<Settings>(page, 'GET', path);
  const { weights } = settings;
  const free = { ...weights, objective: { ...weights.objective, change: 0 } };
  await call(page, 'PUT', path, { ...settings, weights: free }, version);
}

/**
 * Slots all around the clock of the day before the showcase, a room for each meeting, and few tables in person, so that
 * firms have meetings left for a video round.
 */
async function offerVideo(page: Page): Promise<void> {
  const { version, startsOn, settings } = await call<Settings>(
    page,
    'GET',
    `showcases/${slug}/settings`,
  );
  const day = new Date(`${startsOn}T00:00:00Z`).getTime() - 86_400_000;
  const slots = Array.from({ length: 48 }, (_, k) => ({
    code: `v-${String(k).padStart(2, '0')}`,
    session: 'video',
    startsAt: new Date(day + k * 1_800_000).toISOString(),
    endsAt: new Date(day + k * 1_800_000 + 1_500_000).toISOString(),
    video: true,
  }));
  const changed = {
    ...settings,
    slots: [...settings.slots, ...slots],
    tables: settings.tables.map((table, k) => ({ ...table, availableSlots: k < 3 ? null : [] })),
    videoLink: 'https://meet.example/{meeting}',
  };
  await call(page, 'PUT', `showcases/${slug}/settings`, changed, version);
}

describe('a round', () => {
  let browser: Browser;
  let state: Awaited<ReturnType<BrowserContext['storageState']>>;

  beforeAll(async () => {
    browser = await openBrowser();
    state = await ensureSignedIn(browser);
  });

  afterAll(() => browser.close());

  it('of any kind is stopped early with the best so far, and reviewed', async () => {
    const { page, complaints } = await openContext(browser, 'en', undefined, state);
    await page.goto(`${url}/o/robotics-2027/rounds`);
    await forgetWhatIsPublished(page, 'robotics-2027');
    await call(page, 'POST', 'showcases/robotics-2027/rounds', { budget: 900_000_000 });
    await page.reload();
    await page
      .getByRole('link', { name: /^Round \d+$/ })
      .first()
      .click();
    // The curve has begun.
    await page.getByText(/^Best found/).waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Stop and keep the best so far' }).click();
    await page.getByText(/stopped early after/).waitFor({ timeout: 120_000 });
    await page.getByText('of the proven best').waitFor();
    await page.getByText('Checked by independent code').waitFor();
    await inspectPage(page);
    await page.getByRole('button', { name: /^95–100 %/ }).click();
    await page.getByRole('region', { name: '95–100 %' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('by video is started, published and mailed in both languages', async () => {
    const { page, complaints } = await openContext(browser, 'en', undefined, state);
    await page.goto(`${url}/o/${slug}/rounds`);
    await offerVideo(page);
    const { id } = await call<{ id: string }>(page, 'POST', `showcases/${slug}/rounds`, {
      budget: 'quick',
    });
    await untilProposed(page, id);
    await call(page, 'POST', `rounds/${id}/publish`);
    await page.reload();
    await page.getByRole('combobox', { name: 'Kind', exact: true }).click();
    await page.getByRole('option', { name: 'Video' }).click();
    await page.getByLabel('Firms that meet in a round of another kind may meet here, too').check();
    await inspectPage(page);
    await page.getByRole('button', { name: 'Start a round' }).click();
    await page.getByText('Checked by independent code').waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'Publish …' }).click();
    await page.getByRole('button', { name: /^Publish [1-9]\d* meetings and mail$/ }).click();
    await page.getByText(/^Version \d+ published/).waitFor({ timeout: 120_000 });
    expect(complaints).toEqual([]);
    for (const [language, video, join] of [
      ['en', 'Video', 'Join the video meeting'],
      ['ko', '화상', '화상 상담 참여'],
    ] as const) {
      const path = await mailedPath(page, language, video);
      const { page: own } = await openContext(browser, language);
      await own.goto(`${url}${path}`);
      await own.getByText(video, { exact: true }).first().waitFor();
      const link = await own.getByRole('link', { name: join }).first().getAttribute('href');
      expect(link).toMatch(/^https:\/\/meet\.example\/[0-9a-f-]{36}$/);
      await inspectPage(own);
    }
  });
});

async function untilProposed(page: Page, id: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const { state } = await call<{ state: string }>(page, 'GET', `rounds/${id}`);
    if (state === 'proposed') return;
    await page.waitForTimeout(500);
  }
  throw new Error('The round did not come to its proposal');
}

/** The schedule of the newest mail of a language, once the mails of the video round are in. */
async function mailedPath(page: Page, language: 'ko' | 'en', word: string): Promise<string> {
  for (let tries = 0; tries < 120; tries++) {
    const path = await schedulePath(language);
    const answer = await page.request.get(`${url}/api/v1/schedules/${path.slice('/m/'.length)}`);
    if (answer.ok() && (await answer.text()).includes('"kind":"video"')) return path;
    await page.waitForTimeout(500);
  }
  throw new Error(`No mail says ${word}`);
}
