import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { image, pdf } from '#test/factories/files.js';

import { expectAccessible, openBrowser, openContext, url, type Language } from './browser.js';
import { ensureSignedIn } from './signed-in.js';
import { signedInFirm } from './signed-in-firm.js';

let browser: Browser;
let organiser: Awaited<ReturnType<typeof ensureSignedIn>>;
let firm: Awaited<ReturnType<typeof signedInFirm>>;

beforeAll(async () => {
  browser = await openBrowser();
  organiser = await ensureSignedIn(browser);
  firm = await signedInFirm(browser, organiser);
});

afterAll(() => browser.close());

/** Presses a button with the keyboard and hands a file to the chooser that opens. */
async function choose(page: Page, button: string, name: string, content: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: content });
}

describe.each<Language>(['en', 'ko'])('files of a company, %s', (language) => {
  const say = (en: string, ko: string) => (language === 'ko' ? ko : en);

  it('takes a logo, shows it, replaces it, and asks before it is removed', async () => {
    const { page, context } = await openContext(browser, language, undefined, firm.state);
    await page.goto(`${url}${firm.home}/profile/company`);
    await choose(page, say('Choose a logo', '로고 선택'), 'logo.png', Buffer.from('<svg/>'));
    await page
      .getByRole('alert')
      .getByText(say('This kind of file', '받을 수 없는 형식'))
      .waitFor();
    await choose(page, say('Choose a logo', '로고 선택'), 'logo.png', await image('png'));
    await page.getByText(say('The logo is stored.', '로고를 저장했습니다.')).waitFor();
    const logo = page.locator('main img.logo').first();
    await logo.waitFor();
    const first = await logo.getAttribute('src');
    await page.waitForFunction("document.querySelector('main img.logo').naturalWidth === 512");
    await expectAccessible(page);
    await choose(page, say('Replace the logo', '로고 바꾸기'), 'other.webp', await image('webp'));
    await expect(changed(page, first)).resolves.toBe(true);
    await page.goto(`${url}${firm.home}`);
    await page.locator('h1 img.logo').waitFor();
    await expectAccessible(page);
    await page.goto(`${url}${firm.home}/profile/company`);
    const remove = say('Remove the logo', '로고 삭제');
    await page.getByRole('button', { name: remove }).click();
    await page.getByRole('dialog').getByRole('button', { name: remove }).click();
    await page.getByText(say('No logo yet', '로고 없음')).waitFor();
    await context.close();
  });

  it('takes the paper of a certificate, which the organiser opens', async () => {
    const { page, context } = await openContext(browser, language, undefined, firm.state);
    await page.goto(`${url}${firm.home}/profile/certificates`);
    await page.getByRole('button', { name: say('Add a certificate', '인증 추가') }).click();
    const standard = say('Standard or certificate', '표준 또는 인증');
    await page.getByRole('combobox', { name: standard }).last().fill('ISO 13485');
    await page.getByRole('option').first().click();
    await page.keyboard.press('Escape');
    await page.getByText(say('Save the list, then', '목록을 저장한 뒤')).waitFor();
    await page.getByRole('button', { name: say('Save', '저장'), exact: true }).click();
    await choose(page, say('Attach a file', '파일 첨부'), 'ISO 13485.pdf', pdf());
    const link = page.getByRole('link', { name: 'ISO 13485.pdf' });
    await link.waitFor();
    await expectAccessible(page);
    const path = (await link.getAttribute('href')) ?? '';
    const opened = await fetch(url + path, {
      headers: {
        Cookie: organiser.cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
    });
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    await page.getByRole('button', { name: say('Undo', '되돌리기') }).waitFor();
    const remove = say('Remove the file', '파일 삭제');
    await page.getByRole('button', { name: remove }).click();
    await page.getByRole('dialog').getByRole('button', { name: remove }).click();
    await page.getByText(say('The file is removed.', '파일을 삭제했습니다.')).waitFor();
    // The save is taken back: the list is as it was.
    await page.getByRole('button', { name: say('Undo', '되돌리기') }).click();
    await page.getByText(say('No certificate yet.', '아직 인증이 없습니다.')).waitFor();
    await context.close();
  });
});

/** Whether another logo is shown than before. */
async function changed(page: Page, before: string | null): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    const now = await page.locator('main img.logo').first().getAttribute('src');
    if (now !== before) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
