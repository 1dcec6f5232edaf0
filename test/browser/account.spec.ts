import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import {
  expectAccessible,
  expectNoSidewaysScroll,
  narrow,
  openBrowser,
  openContext,
  url,
  type Language,
} from './browser.js';
import { signInLinkOf } from './sign-in-link.js';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

describe.each(['en', 'ko'] as Language[])("an organiser's own account, in %s", (language) => {
  const say = (en: string, ko: string) => (language === 'ko' ? ko : en);
  const email = `account-${language}@showcase.example`;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    ({ page, context } = await openContext(browser, language));
    await addAuthenticator(context, page);
    await page.goto(signInLinkOf(email, '--admin'));
    await page.waitForURL(/\/o\//);
  });

  afterAll(() => context.close());

  it('is reached from the page of a showcase, and takes a name and a language', async () => {
    await page.locator('.rail-foot .person').first().click();
    await page.waitForURL(/\/account/);
    await page
      .getByRole('textbox', { name: say('Your name', '이름'), exact: true })
      .fill('Kim Hana');
    await page.getByRole('button', { name: say('Save', '저장'), exact: true }).click();
    await page.getByText(say('Saved', '저장됨')).waitFor();
    await page.getByRole('link', { name: 'Kim Hana' }).waitFor();
    await expectAccessible(page);
  });

  it('adds a passkey, signs out everywhere and comes back by the passkey', async () => {
    const section = page.getByRole('region', { name: say('Passkeys', '패스키') });
    await section.getByLabel(say('Name of the passkey', '패스키 이름')).fill('Laptop');
    await section.getByRole('button', { name: say('Add a passkey', '패스키 추가') }).click();
    await section.getByText(say('never used', '사용한 적 없음')).waitFor();
    // The device refuses to make a second one.
    await section.getByLabel(say('Name of the passkey', '패스키 이름')).fill('Again');
    await section.getByRole('button', { name: say('Add a passkey', '패스키 추가') }).click();
    await section.getByRole('alert').waitFor();
    const other = await openContext(browser, language);
    await other.page.goto(signInLinkOf(email));
    await other.page.waitForURL(/\/o\//);
    await page.reload();
    const everywhere = say('Sign out everywhere', '모든 기기에서 로그아웃');
    await page.getByRole('button', { name: everywhere }).click();
    await page.getByRole('dialog').getByRole('button', { name: everywhere }).click();
    await page.waitForURL(`${url}/`);
    expect(await signedInAs(page)).toBeNull();
    expect(await signedInAs(other.page)).toBeNull();
    await other.context.close();
    await page.goto(`${url}/sign-in`);
    await expectAccessible(page);
    await page
      .getByRole('button', { name: say('Sign in with a passkey', '패스키로 로그인') })
      .click();
    await page.waitForURL(/\/o\//);
    expect(await signedInAs(page)).toBe(email);
  });

  it('signs out one other browser, after asking', async () => {
    const other = await openContext(browser, language);
    await other.page.goto(signInLinkOf(email));
    await other.page.waitForURL(/\/o\//);
    await page.goto(`${url}/account`);
    const section = page.getByRole('region', {
      name: say('Where you are signed in', '로그인된 기기'),
    });
    await section.getByText(say('this one', '지금 이 브라우저')).waitFor();
    const end = say('Sign out', '로그아웃');
    await section.locator('li').getByRole('button', { name: end }).click();
    await page.getByRole('dialog').getByRole('button', { name: end, exact: true }).click();
    await section.locator('li').nth(1).waitFor({ state: 'detached' });
    expect(await signedInAs(other.page)).toBeNull();
    expect(await signedInAs(page)).toBe(email);
    await other.context.close();
  });

  it('makes an API key, shown once, that works until it is revoked', async () => {
    const section = page.getByRole('region', { name: say('API keys', 'API 키') });
    await section.getByLabel(say('What is it for?', '무엇에 쓰나요?')).fill('CRM');
    await section
      .getByLabel(say('Read the showcases you organise', '주최하는 상담회 읽기'))
      .check();
    await section.getByRole('button', { name: say('Create a key', '키 만들기') }).click();
    const token = (await section.locator('.secret').textContent()) ?? '';
    expect(token).toMatch(/^sm_/);
    await expectAccessible(page);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await section.getByRole('button', { name: say('Copy the key', '키 복사') }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(token);
    const overview = () =>
      fetch(`${url}/api/v1/showcases/robotics-2027/overview`, {
        headers: { Authorization: `Bearer ${token}` },
      });
    expect((await overview()).status).toBe(200);
    await section.getByRole('button', { name: say('I have kept it', '보관했습니다') }).click();
    await page.reload();
    await section.getByText(say('last used', '마지막 사용')).waitFor();
    expect(await page.content()).not.toContain(token);
    const revoke = say('Revoke', '폐기');
    await section.getByRole('button', { name: revoke }).click();
    await page.getByRole('dialog').getByRole('button', { name: revoke }).click();
    await section.locator('li').waitFor({ state: 'detached' });
    expect((await overview()).status).toBe(401);
  });

  it('takes the passkey out again, and fits the smallest screen', async () => {
    const section = page.getByRole('region', { name: say('Passkeys', '패스키') });
    const remove = say('Remove', '빼기');
    await section.getByRole('button', { name: remove }).click();
    await page.getByRole('dialog').getByRole('button', { name: remove, exact: true }).click();
    await section.locator('li').waitFor({ state: 'detached' });
    await page.setViewportSize(narrow);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });
});

/** A device that holds passkeys and proves its owner without asking, made by Chromium itself. */
async function addAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signedInAs(page: Page): Promise<string | null> {
  return page.evaluate(async () => {
    const me = (await (await fetch('/api/v1/me')).json()) as { user: { email: string } | null };
    return me.user?.email ?? null;
  });
}
