import type { Page } from 'playwright-core';

import { inspectPage, url } from './browser.js';

type Say = (en: string, ko: string) => string;

/** An administrator makes a showcase with its days, slots and tables, all in the app. */
export async function createShowcase(page: Page, slug: string, say: Say): Promise<void> {
  await page.goto(`${url}/new`);
  await page.getByLabel(say('Short name in addresses', '주소에 쓰는 짧은 이름')).fill(slug);
  for (const [en, ko, words] of [
    ['Name', '이름', ['Robot Industry Showcase', '로봇 산업 쇼케이스']],
    ['Venue', '장소', ['Lakefront Hall', '레이크프런트 홀']],
    ['City', '도시', ['Chicago', '시카고']],
  ] as const) {
    await page.getByLabel(say(`${en} in English`, `영문 ${ko}`)).fill(words[0]);
    await page.getByLabel(say(`${en} in Korean`, `국문 ${ko}`)).fill(words[1]);
  }
  await page.getByLabel(say('First day', '첫날')).fill('2027-05-17');
  await page.getByLabel(say('Last day', '마지막 날')).fill('2027-05-17');
  await page.getByRole('combobox', { name: say('Time zone', '시간대') }).fill('America/Chicago');
  await page.getByRole('option', { name: 'America/Chicago' }).click();
  await inspectPage(page);
  await page.getByRole('button', { name: say('Create the showcase', '상담회 만들기') }).click();
  await page.waitForURL(/\/settings/);
  await page
    .getByRole('button', { name: say('Replace all slots by these', '이대로 모두 바꾸기') })
    .click();
  await page.getByLabel(say('Tables', '테이블 수'), { exact: true }).fill('4');
  await page.getByRole('button', { name: say('Save', '저장'), exact: true }).click();
  await page.getByText(say('Saved', '저장됨')).waitFor();
  await inspectPage(page);
}
