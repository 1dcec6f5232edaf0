import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { inspectPage, openBrowser, openContext, url, type Language } from './browser.js';
import { registerFirm, type Firm } from './firm.js';
import { createShowcase } from './organiser.js';
import { mailTo } from './mail.js';
import { signInLinkOf } from './sign-in-link.js';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

/** Made-up numbers whose check digits fit. */
const numbers = { ko: ['124-81-00998', '220-81-62517'], en: ['104-81-23454', '120-81-47521'] };

describe.each(['en', 'ko'] as Language[])('a showcase without a spreadsheet, in %s', (language) => {
  const slug = `journey-${language}`;
  const say = (en: string, ko: string) => (language === 'ko' ? ko : en);
  const tag = language === 'ko' ? 'Ko' : 'En';
  let organiser: Page;
  const firms: Firm[] = [];

  beforeAll(async () => {
    const { page } = await openContext(browser, language);
    organiser = page;
    await page.goto(signInLinkOf(`admin-${language}@showcase.example`, '--admin'));
    await page.waitForURL(/\/o\/|\/$/);
    await createShowcase(page, slug, say);
  });

  afterAll(async () => {
    for (const firm of firms) await firm.close();
    await organiser.context().close();
  });

  /** Two Korean and two U.S. firms; each country has one that works in the other language. */
  const registering = [
    { country: 'KR', language: 'ko', name: `Hanbit ${tag} One` },
    { country: 'KR', language: 'en', name: `Nuri ${tag} Two` },
    { country: 'US', language: 'en', name: `Lodestar ${tag}` },
    { country: 'US', language: 'ko', name: `Keel ${tag}` },
  ] as const;

  it.each(registering)(
    '$name registers in $language and says what it has or wants',
    async (firm) => {
      const serial = firms.length + (language === 'ko' ? 11 : 21);
      const number =
        firm.country === 'KR' ? (numbers[language][firms.length] ?? '') : `12-345${serial}89`;
      const code = { en: 'grippers', ko: '그리퍼' };
      // One of each language is enough to look at every page of the wizard, and one journey.
      const inspect = language === 'en' && (firms.length === 0 || firms.length === 2);
      firms.push(await registerFirm(browser, slug, { ...firm, number, code, inspect }));
      expect(firms.at(-1)?.home).toMatch(/^\/c\//);
    },
  );

  it('the organiser asks one, puts one on the waiting list, approves the others', async () => {
    await organiser.goto(`${url}/o/${slug}/registrations?view=pending`);
    await organiser.locator('tbody tr').nth(3).waitFor();
    await inspectPage(organiser);
    const open = async (firm: Firm | undefined) => {
      await organiser
        .getByRole('button', { name: firm?.name ?? '' })
        .first()
        .click();
      return organiser.getByRole('complementary', { name: say('Registration', '참가 신청') });
    };
    const asked = await open(firms[0]);
    // By its name: the drawer behind it has a field of its own.
    const question = say('Which payload?', '가반하중은 얼마인가요?');
    const form = organiser.getByRole('dialog', { name: say('Ask for details', '보완 요청') });
    const ask = async () => {
      await asked.getByRole('button', { name: say('Ask for details', '보완 요청') }).click();
      await form.getByRole('textbox').fill(question);
      await form.locator('button[type=submit]').click();
      await form.waitFor({ state: 'detached' });
    };
    await inspectPage(organiser);
    await ask();
    // Taken back in time, no mail leaves and nothing is asked; then asked for good.
    await organiser.getByRole('button', { name: say('Undo', '되돌리기') }).click();
    await organiser.getByText(say('No mail has left', '메일은 발송되지 않았습니다')).waitFor();
    await asked.getByText(question).first().waitFor({ state: 'detached' });
    await ask();
    await mailTo(firms[0]?.email ?? '', /Which payload|가반하중/, 40);
    await answer(firms[0]);
    const mark = async (firm: Firm | undefined) =>
      organiser
        .getByLabel(say(`Mark ${firm?.name}`, `${firm?.name} 선택`), { exact: true })
        .check();
    await organiser.goto(`${url}/o/${slug}/registrations`);
    for (const firm of firms.slice(0, 3)) await mark(firm);
    const bar = organiser.getByRole('region');
    await bar.getByRole('button', { name: say('Approve', '승인') }).click();
    await bar.waitFor({ state: 'detached' });
    await mark(firms[3]);
    await organiser
      .getByRole('region')
      .getByRole('button', { name: say('Waiting list', '대기 명단') })
      .click();
    await mailTo(firms[3]?.email ?? '', /waiting list|대기 명단/, 40);
  });

  async function answer(firm: Firm | undefined) {
    if (!firm) throw new Error('No firm');
    await firm.page.goto(url + firm.home);
    await firm.page.getByText(say('Which payload?', '가반하중은 얼마인가요?')).first().waitFor();
    await firm.page.getByLabel(firm.say('Message', '메시지'), { exact: true }).fill('5 kg');
    await firm.page.getByRole('button', { name: firm.say('Send', '보내기') }).click();
    await firm.page.locator('.bubble[data-own=true]').waitFor();
    await inspectPage(firm.page);
  }

  it('a place becomes free, and who waited moves up by itself', async () => {
    const [, leaver, , waiting] = firms;
    if (!leaver || !waiting) throw new Error('No firm');
    await leaver.page.goto(url + leaver.home);
    const label = leaver.say('Withdraw from the showcase', '참가 취소');
    await leaver.page.getByRole('button', { name: label }).click();
    await leaver.page.getByRole('dialog').getByRole('button', { name: label }).click();
    await mailTo(waiting.email, /You can now browse|승인되었습니다/);
    await waiting.page.goto(url + waiting.home);
    await waiting.page.getByRole('link', { name: waiting.say('Wishes', '희망 상담') }).waitFor();
  });

  it('they find each other across languages, wish, ask and accept', async () => {
    const [korean, , american] = firms;
    if (!korean || !american) throw new Error('No firm');
    await korean.page.goto(`${url}${korean.home}/directory`);
    await korean.page.getByRole('button', { name: american.name }).first().waitFor();
    // A query in the other language than the profile's.
    await korean.page.getByRole('textbox').first().fill('그리퍼');
    await korean.page.waitForURL(/q=/);
    const mine = korean.page.getByRole('group', { name: new RegExp(american.name) });
    await mine.getByRole('button', { name: '꼭' }).click();
    await korean.page.getByRole('button', { name: '되돌리기' }).waitFor();
    await inspectPage(korean.page);
    await korean.page.goto(`${url}${korean.home}/wishes`);
    await korean.page.getByRole('button', { name: /메모 쓰기/ }).click();
    await korean.page.getByLabel(/메모/).last().fill('작년 전시회에서 만남');
    await korean.page.getByRole('button', { name: '저장', exact: true }).click();
    await korean.page.getByText('작년 전시회에서 만남').waitFor();
    const her = american.page;
    await her.goto(`${url}${american.home}/directory`);
    await her.getByText('Wishes to meet you').waitFor();
    expect(await her.getByText('작년 전시회에서 만남').count()).toBe(0);
    await her.locator('.entry .row-button').first().click();
    await her.getByLabel('Ask for a meeting').fill('We run forty cells.');
    await her.getByRole('button', { name: 'Send the request' }).click();
    await her.getByText('You asked').waitFor();
    await inspectPage(her);
    await mailTo(korean.email, /We run forty cells/);
    await korean.page.goto(`${url}${korean.home}/wishes`);
    await korean.page.getByRole('button', { name: '수락' }).click();
    await mailTo(american.email, /wants to meet you too/);
    await her.goto(`${url}${american.home}/wishes`);
    await her.locator('.wish-row').waitFor();
    await inspectPage(her);
    await inspectPage(korean.page);
  });

  it('the round runs on what they typed', async () => {
    await organiser.goto(`${url}/o/${slug}/rounds`);
    await organiser.getByRole('button', { name: say('Start a round', '매칭 실행') }).click();
    await organiser.waitForURL(/\/rounds\/1/);
    await organiser.getByRole('button', { name: /Publish|확정/ }).waitFor({ timeout: 60_000 });
    const answer = await organiser.evaluate(
      async (path) => (await (await fetch(path)).json()) as { items: { id: string }[] },
      `/api/v1/showcases/${slug}/rounds`,
    );
    const timetable = await organiser.evaluate(
      async (path) => JSON.stringify(await (await fetch(path)).json()),
      `/api/v1/rounds/${answer.items[0]?.id}/timetable`,
    );
    expect(timetable).toContain(firms[0]?.name);
    expect(timetable).toContain(firms[2]?.name);
    expect(timetable).not.toContain(firms[1]?.name);
    await inspectPage(organiser);
  });

  it('is published, and each hears of it in his own language', async () => {
    await organiser.getByRole('button', { name: say('Publish …', '확정·발송 …') }).click();
    await organiser
      .getByRole('button', { name: /Publish \d+ meetings? and mail|확정하고 발송/ })
      .click();
    await organiser.getByText(say('Published as version 1', '1판으로 확정됨')).waitFor();
    const [korean, , american] = firms;
    await mailTo(korean?.email ?? '', /상담 일정|일정 전체/, 40);
    const mail = await mailTo(american?.email ?? '', /your meeting|your \d+ meetings/, 40);
    const page = american?.page;
    if (!page) throw new Error('No firm');
    await page.goto(/http\S+\/m\/[\w-]{43}/.exec(mail)?.[0] ?? '');
    await page.locator('.meeting').first().waitFor();
    await inspectPage(page);
    for (const path of ['', '/timetable', '/mail', '/registrations']) {
      await organiser.goto(`${url}/o/${slug}${path}`);
      await organiser.waitForLoadState('networkidle');
      await inspectPage(organiser);
    }
  });
});
