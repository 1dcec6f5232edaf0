import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const url = process.env['PRODUCT_URL'] ?? '';

export type Language = 'ko' | 'en';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags,
  });
}

export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };
export const narrow = { width: 320, height: 640 };

/** A reader's browser: language, zone and screen; what its pages complain of is collected. */
export async function openContext(
  browser: Browser,
  language: Language,
  viewport: { width: number; height: number } = desktop,
  storageState?: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await browser.newContext({
    viewport,
    locale: language === 'ko' ? 'ko-KR' : 'en-US',
    timezoneId: language === 'ko' ? 'Asia/Seoul' : 'America/Chicago',
    ...(storageState ? { storageState } : {}),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, context, complaints };
}

/** No accessibility fault that axe can find (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page })
    .withTags(tags)
    // The mail is shown in a frame without scripts, where axe cannot run.
    .exclude('iframe')
    // In the page alone: with no other frames to ask, a second page for each look is waste.
    .setLegacyMode()
    .analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]),
  ).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(wider).toBeLessThanOrEqual(0);
}

/** The path of the newest mailed schedule in a language. */
export async function schedulePath(language: Language): Promise<string> {
  const list = (await (await fetch(`${url}/mailbox/api/messages?language=${language}`)).json()) as {
    items: { id: string }[];
  };
  const message = (await (
    await fetch(`${url}/mailbox/api/messages/${list.items[0]?.id ?? ''}`)
  ).json()) as { html: string };
  return /\/m\/[\w-]{43}/.exec(message.html)?.[0] ?? '';
}

/** A page as it stands, at the desk and on a phone: readable for all, no sideways scroll. */
export async function inspectPage(page: Page): Promise<void> {
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport);
    // What opens or folds at this width has to settle.
    await page.waitForTimeout(300);
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
}
