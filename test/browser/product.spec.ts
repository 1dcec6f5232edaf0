import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { openBrowser, openContext, schedulePath, url } from './browser.js';

/** What the start printed; it works once, here. */
const signInLink = process.env['PRODUCT_SIGN_IN'] ?? '';

let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
  ({ page, context, complaints } = await openContext(browser, 'en'));
});

afterAll(() => browser.close());

describe('the product, as its three kinds of readers see it', () => {
  it('opens with both showcases, matched and mailed', async () => {
    await page.goto(url);
    await page
      .getByRole('heading', { name: 'Two showcases are ready, matched and mailed.' })
      .waitFor();
    await page.getByText('Korea–U.S. Robot Industry Showcase').waitFor();
    await page.getByText('Korea–U.S. Additive Manufacturing Showcase').waitFor();
    await page.getByText('한국어', { exact: true }).click();
    await page
      .getByRole('heading', { name: '상담회 두 건의 매칭과 메일 발송을 마쳤습니다.' })
      .waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('ko');
    await page.getByText('EN', { exact: true }).click();
  });

  it('shows nothing private without the sign-in link', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${url}/o/robotics-2027`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(asked.filter((each) => each.includes('/api/v1/showcases/'))).toEqual([]);
    const answer = await fetch(`${url}/api/v1/showcases/robotics-2027/participants`);
    expect(answer.status).toBe(401);
  });

  it('signs the organiser in by the link, once', async () => {
    await page.goto(signInLink);
    await page.waitForURL(/\/o\//);
    expect(page.url()).not.toContain('#');
    const other = await openContext(browser, 'en');
    await other.page.goto(signInLink);
    await other.page.getByRole('alert').waitFor();
    await other.context.close();
  });

  it('finds, sorts and opens participants', async () => {
    await page.goto(`${url}/o/robotics-2027/registrations`);
    await page.getByText('128 entries').waitFor();
    await page.getByLabel('Name, code, city').fill('K00');
    await page.getByText('9 entries').waitFor();
    expect(page.url()).toContain('q=K00');
    await page.getByRole('button', { name: 'Meetings' }).click();
    await page.waitForURL(/sort=meetings/);
    await page.locator('tbody .row-button').first().click();
    const panel = page.getByRole('complementary', { name: 'Registration' });
    await panel.getByText('Offerings').waitFor();
    await panel.getByRole('button', { name: 'Close' }).click();
  });

  it('moves in the timetable by keys and opens a meeting with its reasons', async () => {
    await page.goto(`${url}/o/robotics-2027/timetable`);
    await page.getByRole('grid').waitFor();
    await page.locator('[data-place="0-0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const place = () => page.evaluate('document.activeElement.dataset.place');
    expect(await place()).toBe('1-1');
    await page.keyboard.press('Home');
    expect(await place()).toBe('1-0');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Why', { exact: false }).first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('runs a round live, cancels one, and publishes after asking', async () => {
    await page.goto(`${url}/o/robotics-2027/rounds`);
    await page.getByLabel('Budget').first().click();
    await page.getByRole('option', { name: 'Long' }).click();
    await page.getByRole('button', { name: 'Start a round' }).click();
    await page.getByRole('button', { name: 'Cancel round' }).click();
    await page.getByRole('button', { name: 'Cancel the round' }).click();
    await page.getByText('This round was cancelled').waitFor();
    await page.goto(`${url}/o/robotics-2027/rounds`);
    await page.getByRole('button', { name: 'Start a round' }).click();
    await page.getByText('Phases').waitFor();
    await page.getByRole('img', { name: 'Value and proven bound over time' }).waitFor();
    await page.getByText('of the proven best').waitFor({ timeout: 50_000 });
    await page.getByRole('button', { name: 'Publish …' }).click();
    await page.getByRole('button', { name: /Publish \d+ meetings and mail/ }).click();
    await page.getByText('Published as version 2').waitFor();
    await page.getByRole('link', { name: 'Mail', exact: true }).click();
    await page.getByText(/Sent \d{3}/).waitFor({ timeout: 30_000 });
  }, 120_000);

  it('opens an attendee their schedule from the mail', async () => {
    const own = await openContext(browser, 'ko');
    await own.page.goto(url + (await schedulePath('ko')));
    await own.page.getByRole('heading', { name: '내 일정' }).waitFor();
    expect(await own.page.locator('.meeting').count()).toBeGreaterThan(0);
    const calendar = own.page.waitForEvent('download');
    await own.page.getByRole('link', { name: '캘린더에 추가' }).click();
    expect((await calendar).suggestedFilename()).toBe('schedule.ics');
    expect(own.complaints).toEqual([]);
    await own.context.close();
  });

  it('shows messages as received, as text, as calendar and as source', async () => {
    await page.goto(`${url}/mailbox`);
    await page.locator('.mail-item').first().click();
    await page
      .frameLocator('iframe')
      .getByText('See full schedule')
      .or(page.frameLocator('iframe').getByText('전체 일정 보기'))
      .waitFor();
    await page.getByText('Calendar part', { exact: true }).click();
    await page.getByText('BEGIN:VCALENDAR').waitFor();
    await page.getByText('Source', { exact: true }).click();
    await page.getByText('Auto-Submitted: auto-generated').waitFor();
    await page.getByLabel('Person, firm, subject').fill('no such person');
    await page.getByText('No message fits.').waitFor();
  });

  it('complained of nothing on the way', async () => {
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
    await context.close();
  });
});
