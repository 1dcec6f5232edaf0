import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Webhook } from 'standardwebhooks';

import { startHook, type Hook } from '#test/support/hook.js';

import {
  expectAccessible,
  expectNoSidewaysScroll,
  openBrowser,
  openContext,
  phone,
  url,
  type Language,
} from './browser.js';
import { ensureSignedIn } from './signed-in.js';

let browser: Browser;
let hook: Hook;
let signedIn: Awaited<ReturnType<typeof ensureSignedIn>>;

beforeAll(async () => {
  browser = await openBrowser();
  signedIn = await ensureSignedIn(browser);
  hook = await startHook();
});
afterAll(async () => {
  await browser.close();
  await hook.close();
});

describe.each<Language>(['en', 'ko'])('webhooks of a showcase, %s', (language) => {
  const say = (en: string, ko: string) => (language === 'ko' ? ko : en);

  it('are made, tried, sent again and removed', async () => {
    const { page, context } = await openContext(browser, language, phone, signedIn);
    await page.goto(`${url}/o/robotics-2027/settings?section=webhooks`);
    const add = page.getByRole('button', { name: say('Add a webhook', '웹훅 추가') });
    await add.click();
    const address = page.getByRole('textbox', { name: say('Address', '주소'), exact: true });
    await address.fill('https://10.0.0.1/hook');
    await page.getByLabel(say('Round proposed', '매칭 라운드 제안')).check();
    await add.click();
    await page.locator('input[type=url][aria-invalid=true]').waitFor();
    await expectAccessible(page);
    await address.fill(hook.url);
    await add.click();
    const secret = (await page.locator('code.secret').textContent()) ?? '';
    await expectAccessible(page);
    await page.getByRole('button', { name: say('I have kept it', '보관했습니다') }).click();

    const before = hook.received.length;
    const test = say('Send a test event', '테스트 이벤트 보내기');
    await page.getByRole('button', { name: test }).click();
    const delivered = page.locator('.data-table').getByText(say('Delivered', '전송됨'));
    await delivered.waitFor();
    const { body, headers } = hook.received[before]!;
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      type: 'webhook.test',
    });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);

    await page
      .getByRole('button', { name: say('Test event', '테스트 이벤트'), exact: true })
      .click();
    await page.getByRole('button', { name: say('Send again', '다시 보내기') }).click();
    await page.getByText(say('2 attempts', '시도 2회')).first().waitFor();
    expect(hook.received[before + 1]?.headers['webhook-id']).toBe(headers['webhook-id']);
    await expectAccessible(page);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('Close', '닫기') })
      .click();

    const remove = say('Remove', '삭제');
    await page.getByRole('button', { name: remove }).click();
    await page.getByRole('dialog').getByRole('button', { name: remove }).click();
    await page.getByText(hook.url).first().waitFor({ state: 'detached' });
    await context.close();
  });
});
