import type { Browser, Page } from 'playwright-core';

import { inspectPage, openContext, url, type Language } from './browser.js';
import { linkIn, mailTo } from './mail.js';

export interface Firm {
  page: Page;
  /** Address of its pages: `/c/<id>`. */
  home: string;
  name: string;
  email: string;
  /** The firm's own language. */
  say: Say;
  close: () => Promise<void>;
}

type Say = (en: string, ko: string) => string;

interface Words {
  language: Language;
  country: 'KR' | 'US';
  number: string;
  name: string;
  /** What is typed to find the term, in either language. */
  code: Record<Language, string>;
  /** Looks at every page on the way, at the desk and on a phone. */
  inspect: boolean;
}

/** A person of a firm signs in by mail, walks through the wizard and says what the firm offers or needs. */
export async function registerFirm(browser: Browser, slug: string, words: Words): Promise<Firm> {
  const { language, country, name } = words;
  const { page, context } = await openContext(browser, language);
  const say = (en: string, ko: string) => (language === 'ko' ? ko : en);
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@firm.example`;
  await page.goto(`${url}/s/${slug}`);
  await page.getByRole('link', { name: say('Register your company', '참가 신청하기') }).click();
  await signInByMail(page, email, language);
  await page.waitForURL(/\/register/);
  const look = () => (words.inspect ? inspectPage(page) : Promise.resolve());
  await companyStep(page, words, say);
  const next = async () => {
    await look();
    await page.locator('form button[type=submit]').click();
  };
  await next();
  const number = country === 'KR' ? say('Business registration number', '사업자등록번호') : 'EIN';
  await page.getByLabel(number).fill(words.number);
  await page.getByLabel(say('Nobody holds 25 % or more', '25 % 이상 소유자 없음')).check();
  await next();
  await page.getByLabel(say('Name in English', '영문 이름')).fill(`Jo ${name.split(' ')[0]}`);
  // Both speak English here: the showcase of this test has no interpreter.
  await page.getByLabel(say('English', '영어'), { exact: true }).check();
  await next();
  await page.getByText(say('Your company comes as', '참가 역할')).waitFor();
  const role = country === 'KR' ? say('Supplier', '공급 기업') : say('Buyer', '바이어');
  await page.getByLabel(role, { exact: true }).check();
  await next();
  const agree = page.getByLabel(say('I agree', '동의합니다'));
  await agree.nth(0).check();
  await agree.nth(1).check();
  await next();
  await page.getByText(say('Is everything right?', '제출 전에 확인해 주세요')).waitFor();
  await look();
  await page
    .getByRole('button', { name: say('Hand in the registration', '참가 신청 제출') })
    .click();
  await page.waitForURL(/\/c\/[\w-]+$/);
  const home = new URL(page.url()).pathname;
  await look();
  await describe(page, home, words, say);
  await look();
  return { page, home, name, email, say, close: () => context.close() };
}

async function signInByMail(page: Page, email: string, language: Language): Promise<void> {
  await page.locator('input[type=email]').fill(email);
  await page.locator('form button[type=submit]').click();
  await page.getByRole('status').waitFor();
  const mail = await mailTo(email, /sign-in/);
  if ((language === 'ko') !== /[가-힣]/.test(mail)) throw new Error('A mail in the wrong language');
  await page.goto(linkIn(mail));
}

async function companyStep(page: Page, { country, name }: Words, say: Say): Promise<void> {
  const label = country === 'KR' ? say('Korea', '한국') : say('U.S.', '미국');
  await page.getByText(label, { exact: true }).click();
  if (country === 'KR')
    await page.getByLabel(say('Legal name in Korean', '국문 법인명')).fill('한빛');
  await page.getByLabel(say('Official name in English', '영문 공식 기업명')).fill(name);
  await page.getByLabel(say('City', '도시')).fill(country === 'KR' ? 'Changwon' : 'Toledo');
}

/** One offering of a Korean firm, one need of a U.S. firm, by the same term of the tree. */
async function describe(page: Page, home: string, words: Words, say: Say): Promise<void> {
  const offers = words.country === 'KR';
  await page.goto(`${url}${home}/profile/${offers ? 'offerings' : 'needs'}`);
  await page
    .getByRole('button', {
      name: offers ? say('Add an offering', '품목 추가') : say('Add a need', '필요 품목 추가'),
    })
    .click();
  const field = offers
    ? say('What is it?', '무엇인가요?')
    : say('What do you need?', '무엇이 필요한가요?');
  await page.getByRole('combobox', { name: field }).fill(words.code[words.language]);
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say('Save', '저장'), exact: true }).click();
  await page.getByText(say('Saved', '저장됨')).waitFor();
}
