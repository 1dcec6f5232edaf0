import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { desktop, inspectPage, openBrowser, openContext, phone, url } from './browser.js';
import { ensureSignedIn } from './signed-in.js';

// The other showcase is left with few tables and a day of calls by the suite of rounds.
const slug = 'robotics-2027';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
  const state = await ensureSignedIn(browser);
  ({ page, context, complaints } = await openContext(browser, 'en', desktop, state));
});

afterAll(() => browser.close());

const mailCount = async (): Promise<number> => {
  const answer = await page.request.get(`${url}/api/v1/showcases/${slug}/mails?limit=1`);
  return ((await answer.json()) as { total: number }).total;
};
const look = async (name: string) => {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
const changes = (count: string) => page.getByText(`· ${count} not published`).waitFor();

describe('a timetable changed by hand', () => {
  it('tells what every place costs, moves there by keys, and takes it back', async () => {
    await page.goto(`${url}/o/${slug}/timetable`);
    await page.getByRole('button', { name: 'Change by hand…' }).click();
    await page.waitForURL(/\/drafts\/\d+/);
    await page.getByRole('grid').waitFor();
    await changes('no changes');
    const first = page.locator('.draft-cell[data-free="false"]').first();
    await first.focus();
    const name = (await first.getAttribute('aria-label')) ?? '';
    const firms = name.split(', ')[2] ?? '';
    await page.keyboard.press('m');
    await page.locator('.draft-cell[data-cost]').first().waitFor();
    expect(await page.locator('.draft-cell[data-impossible="true"]').count()).toBeGreaterThan(0);
    expect(await page.locator('.slot-reason').count()).toBeGreaterThan(0);
    await look('moving-en');
    await page.keyboard.press('Escape');
    expect(await page.locator('.draft-cell[data-cost]').count()).toBe(0);
    await page.keyboard.press('m');
    await page.locator('.draft-cell[data-cost]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    const target = page.locator('.draft-cell:focus');
    expect(await target.getAttribute('data-cost')).toMatch(/gain|little|much/);
    const place = (await target.getAttribute('aria-label'))?.split(', ').slice(0, 2).join(', ');
    await page.keyboard.press('Enter');
    await changes('1 change');
    const moved = page.locator(`.draft-cell[aria-label*="${firms}"][data-own="true"]`);
    expect(await moved.getAttribute('aria-label')).toContain(place);
    await page.getByRole('button', { name: 'Undo', disabled: false }).waitFor();
    await page.keyboard.press('Control+z');
    await changes('no changes');
    expect(await first.getAttribute('aria-label')).toBe(name);
    await page.getByRole('button', { name: 'Redo' }).click();
    await changes('1 change');
  });

  it('locks a meeting, which then can go nowhere', async () => {
    const first = page.locator('.draft-cell[data-free="false"]').first();
    await first.click();
    await page.getByRole('button', { name: 'Lock', exact: true }).click();
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
    await page.getByText('This meeting is locked.').waitFor();
    expect(await first.getAttribute('aria-label')).toContain('locked');
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await page.getByRole('button', { name: 'Lock', exact: true }).waitFor();
    await look('chosen-en');
    await inspectPage(page);
    await page.setViewportSize(desktop);
  });

  it('is moved by a list where nothing can be dragged, in Korean on a phone', async () => {
    await page.getByText('한국어', { exact: true }).first().click();
    await page.setViewportSize(phone);
    await page.reload();
    await page.locator('.slot-tables .cell').first().click();
    const panel = page.getByRole('dialog');
    await panel.getByRole('button', { name: '고정', exact: true }).waitFor();
    await panel.locator('.draft-places button').first().waitFor();
    await look('phone-ko');
    await panel.locator('.draft-places button').first().click();
    await panel
      .getByText(/옮김|맞바꿈/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.setViewportSize(desktop);
    await look('desk-ko');
    await page.getByText('EN', { exact: true }).first().click();
    await page.getByRole('button', { name: 'Undo' }).waitFor();
  });

  it('is repaired after a no-show, published, and mailed to those concerned only', async () => {
    await page.goto(`${url}/o/${slug}/timetable`);
    await page.getByRole('button', { name: 'Something happened…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Which' }).click();
    await page.locator('[role="option"]:visible').first().click();
    await dialog.getByRole('button', { name: 'See what changes' }).click();
    const people = Number(
      /(\d+) (?:person|people) would be mailed/.exec(
        (await dialog.getByText(/would be mailed/).textContent()) ?? '',
      )?.[1],
    );
    expect(people).toBeGreaterThan(0);
    await look('repair-en');
    await dialog.getByRole('button', { name: 'Take as draft' }).click();
    await page.waitForURL(/\/drafts\/\d+/);
    await page.getByRole('link', { name: 'Review and publish…' }).click();
    await page.waitForURL(/\/rounds\/\d+/);
    const before = await mailCount();
    await page.getByRole('button', { name: /^Publish/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Publish/ })
      .click();
    await page
      .getByText(/Published as version/)
      .first()
      .waitFor();
    expect((await mailCount()) - before).toBe(people);
    expect(people).toBeLessThan(before);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
