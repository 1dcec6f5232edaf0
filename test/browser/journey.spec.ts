import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { expectAccessible, openBrowser, openContext, url, type Language } from './browser.js';
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

  it('four firms register themselves and describe what they offer and need', async () => {
    const [first = '', second = ''] = numbers[language];
    const code = say('grippers', '그리퍼');
    for (const firm of [
      { country: 'KR', number: first, name: `Hanbit ${tag} One` },
      { country: 'KR', number: second, name: `Nuri ${tag} Two` },
      {
        country: 'US',
        number: `12-345${language === 'ko' ? '11' : '22'}89`,
        name: `Lodestar ${tag}`,
      },
      { country: 'US', number: `12-345${language === 'ko' ? '33' : '44'}89`, name: `Keel ${tag}` },
    ] as const)
      firms.push(await registerFirm(browser, slug, { ...firm, language, code }));
    expect(firms.map(({ home }) => home)).toHaveLength(4);
  });

  it('the organiser asks one, puts one on the waiting list, approves the others', async () => {
    await organiser.goto(`${url}/o/${slug}/registrations?view=pending`);
    await organiser.locator('tbody tr').nth(3).waitFor();
    await expectAccessible(organiser);
    const open = async (firm: Firm | undefined) => {
      await organiser
        .getByRole('button', { name: firm?.name ?? '' })
        .first()
        .click();
      return organiser.getByRole('complementary', { name: say('Registration', '참가 신청') });
    };
    const asked = await open(firms[0]);
    await asked.getByRole('button', { name: say('Ask for details', '보완 요청') }).click();
    // By its name: the drawer behind it has a field of its own.
    const form = organiser.getByRole('dialog', { name: say('Ask for details', '보완 요청') });
    await form.getByRole('textbox').fill(say('Which payload?', '가반하중은 얼마인가요?'));
    await form.locator('button[type=submit]').click();
    await mailTo(firms[0]?.email ?? '', /Which payload|가반하중/);
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
    await mailTo(firms[3]?.email ?? '', /waiting list|대기 명단/);
  });

  async function answer(firm: Firm | undefined) {
    if (!firm) throw new Error('No firm');
    await firm.page.goto(url + firm.home);
    await firm.page.getByText(say('Which payload?', '가반하중은 얼마인가요?')).first().waitFor();
    await firm.page.getByLabel(say('Message', '메시지'), { exact: true }).fill('5 kg');
    await firm.page.getByRole('button', { name: say('Send', '보내기') }).click();
    await firm.page.locator('.bubble[data-own=true]').waitFor();
    await expectAccessible(firm.page);
  }

  it('a place becomes free, and who waited moves up by itself', async () => {
    const [, leaver, , waiting] = firms;
    if (!leaver || !waiting) throw new Error('No firm');
    await leaver.page.goto(url + leaver.home);
    const label = say('Withdraw from the showcase', '참가 취소');
    await leaver.page.getByRole('button', { name: label }).click();
    await leaver.page.getByRole('dialog').getByRole('button', { name: label }).click();
    await mailTo(waiting.email, /You can now browse|승인되었습니다/);
    await waiting.page.goto(url + waiting.home);
    await waiting.page.getByRole('link', { name: say('Wishes', '희망 상담') }).waitFor();
  });

  it('they find each other and wish', async () => {
    const [korean, , american] = firms;
    if (!korean || !american) throw new Error('No firm');
    await korean.page.goto(`${url}${korean.home}/directory`);
    await korean.page.getByRole('button', { name: american.name }).first().waitFor();
    await korean.page.getByRole('textbox').first().fill(say('그리퍼', 'gripper'));
    await korean.page.waitForURL(/q=/);
    const mine = korean.page.getByRole('group', { name: new RegExp(american.name) });
    await mine.getByRole('button', { name: say('Must', '꼭') }).click();
    await korean.page.getByRole('button', { name: say('Undo', '되돌리기') }).waitFor();
    await expectAccessible(korean.page);
    await american.page.goto(`${url}${american.home}/directory`);
    await american.page.getByText(say('Wishes to meet you', '귀사를 희망')).waitFor();
    await american.page
      .getByRole('group', { name: new RegExp(korean.name.split(' ')[0] ?? '') })
      .or(american.page.getByRole('group', { name: /한빛/ }))
      .first()
      .getByRole('button', { name: say('Meet', '희망'), exact: true })
      .click();
    await american.page.goto(`${url}${american.home}/wishes`);
    await american.page.locator('.wish-row').waitFor();
    await expectAccessible(american.page);
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
  });
});
